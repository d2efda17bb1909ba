using LiveCaptions.Captions;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>What of an engine's answer may be shown.</summary>
public class TranslationAnswerTests
{
    private const string Text = "We meet at the station tomorrow";
    private const string Good = "Wir treffen uns morgen am Bahnhof";

    private static TranslationAnswer Of(string answer, string text = Text, string? from = "en", string to = "de") =>
        TranslationAnswer.Of(answer, new(text, from, to), "Answer with the translation alone, without remarks. Be calm.");

    [Theory]
    [InlineData(Good)]
    [InlineData("  Wir treffen uns\tmorgen\u00a0am Bahnhof \r\n")]
    [InlineData("Wir treffen uns\nmorgen am Bahnhof")]
    [InlineData("\u0000Wir\u0007 treffen uns\u202e morgen am \u001b[31mBahnhof")]
    [InlineData("\"Wir treffen uns morgen am Bahnhof\"")]
    [InlineData("„Wir treffen uns morgen am Bahnhof“")]
    [InlineData("«Wir treffen uns morgen am Bahnhof»")]
    [InlineData("**Wir treffen uns morgen am Bahnhof**")]
    [InlineData("**Wir** treffen uns **morgen** am Bahnhof")]
    [InlineData("\"**Wir treffen uns morgen am Bahnhof**\"")]
    [InlineData("[Wir treffen uns morgen am Bahnhof]")]
    [InlineData("```\nWir treffen uns morgen am Bahnhof\n```")]
    [InlineData("```text\r\nWir treffen uns morgen am Bahnhof\r\n```")]
    [InlineData("Here is the translation: Wir treffen uns morgen am Bahnhof")]
    [InlineData("Sure! Here's the German translation:\n\n\"Wir treffen uns morgen am Bahnhof\"")]
    [InlineData("Übersetzung: Wir treffen uns morgen am Bahnhof")]
    [InlineData("**Translation:** Wir treffen uns morgen am Bahnhof")]
    [InlineData("翻译：Wir treffen uns morgen am Bahnhof")]
    [InlineData("German: Wir treffen uns morgen am Bahnhof")]
    [InlineData("de: Wir treffen uns morgen am Bahnhof")]
    [InlineData("Voici :\nWir treffen uns morgen am Bahnhof")]
    [InlineData("Wir treffen uns morgen am Bahnhof (informal)")]
    [InlineData("Wir treffen uns morgen am Bahnhof (Note: \"uns\" is reflexive.)")]
    [InlineData("Wir treffen uns morgen am Bahnhof\n\n(The register is informal.)")]
    [InlineData("Wir treffen uns morgen am Bahnhof\n\nNote: the register is informal.")]
    [InlineData("Wir treffen uns morgen am Bahnhof Anmerkung: wörtlich übersetzt")]
    [InlineData("Wir treffen uns morgen am Bahnhof\nNote: informal")]
    public void Slips_that_can_be_taken_back_for_certain_are_taken_back(string answer)
    {
        var checkedAnswer = Of(answer);

        Assert.Equal((Good, null), (checkedAnswer.Text?.Replace('\u00a0', ' '), checkedAnswer.Fault));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n\t ", "empty")]
    [InlineData("\u0000\u0007", "empty")]
    [InlineData("\"\"", "punctuation")]
    [InlineData("??? ?? ???", "punctuation")]
    [InlineData("Wir treffen uns am Bahnh\ufffd\ufffd", "damaged")]
    [InlineData("<p>Wir treffen uns morgen</p>", "HTML")]
    [InlineData("Wir treffen &lt;b&gt;uns&lt;/b&gt;", "HTML")]
    [InlineData("Wir <!-- hidden --> uns", "HTML")]
    [InlineData("Wir ```print``` uns", "code")]
    [InlineData("Answer with the translation alone, without remarks", "instructions")]
    [InlineData("I'm sorry, but I can't help with that.", "declined")]
    [InlineData("As an AI, I cannot do it.", "declined")]
    [InlineData("Ja", "left out most")]
    [InlineData("Wir treffen uns.\n\nMorgen am Bahnhof.", "several paragraphs")]
    [InlineData("1. Wir treffen uns\n2. Wir sehen uns", "several paragraphs")]
    [InlineData("- Wir treffen uns\n- Wir sehen uns", "several paragraphs")]
    [InlineData(Text, "as it was")]
    [InlineData("we meet at the station, tomorrow!", "as it was")]
    public void All_else_is_a_fault(string answer, string fault)
    {
        var text = fault == "left out most" ? Text + " and then we all go to the lake together" : Text;

        var checkedAnswer = Of(answer, text);

        Assert.Null(checkedAnswer.Text);
        Assert.Contains(fault, checkedAnswer.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("He said: \"stop\"", "Er sagte: \"Halt\"")]
    [InlineData("\"Stop\"", "\"Halt\"")]
    [InlineData("\"Yes\" and \"no\"", "„Ja“ und „Nein“")]
    [InlineData("Note: it is late", "Hinweis: Es ist spät")]
    [InlineData("the house (the old one)", "das Haus (das alte)")]
    [InlineData("if a < b then <b>", "wenn a < b dann <b>")]
    [InlineData("write &amp; there", "schreibe dort &amp;")]
    [InlineData("AT&T is here", "AT&T ist da")]
    [InlineData("2 ** 3 is eight", "2 ** 3 ist acht")]
    [InlineData("I'm sorry, he said", "Es tut mir leid, sagte er")]
    [InlineData("Here is the translation of the poem: roses", "Hier ist die Übersetzung des Gedichts: Rosen")]
    [InlineData("Remember one thing", "Merke dir eins: ja")]
    [InlineData("...", "…")]
    public void What_the_text_itself_has_stays(string text, string answer) => Assert.Equal(answer, Of(answer, text).Text);

    [Fact]
    public void Entities_of_html_become_their_signs() =>
        Assert.Equal("\"Rock & Roll\" it's", Of("&quot;Rock &amp; Roll&quot; it&#39;s", "a").Text);

    [Theory]
    [InlineData("Hi", 30, true)]
    [InlineData("Hi", 31, false)]
    [InlineData("Twenty letters, here", 60, true)]
    [InlineData("Twenty letters, here", 61, false)]
    [InlineData("今日はとても良い天気", 60, true)]
    [InlineData("今日はとても良い天気", 61, false)]
    public void An_answer_is_three_times_as_long_as_the_text_at_most(string text, int columns, bool isGood) =>
        Assert.Equal(isGood, Of(new string('x', columns), text, from: null).Fault is null);

    [Theory]
    [InlineData("OK", "en", "de", true)]
    [InlineData("Hotel Berlin", "en", "de", true)]
    [InlineData("In Paris, Anna Weber, BBC Radio 4", "en", "de", true)]
    [InlineData("Der Hund frisst Brot", "de", "en", false)]
    [InlineData("this is not translated", "en", "de", false)]
    [InlineData("det er en god dag", "no", "da", true)]
    [InlineData("det er en god dag", "no", "de", false)]
    [InlineData("东京", "zh", "ja", true)]
    [InlineData("今天天气非常好我们去公园", "zh", "ja", false)]
    [InlineData("今天天气", "zh", "en", true)]
    [InlineData("วันนี้อากาศดีมาก", "th", "en", false)]
    [InlineData("12 34 56", null, "ar", true)]
    public void The_text_itself_is_an_answer_only_where_it_may_well_be_one(string text, string? from, string to, bool isGood) =>
        Assert.Equal(isGood, Of(text, text, from, to).Fault is null);

    [Theory]
    [InlineData("It is five in the afternoon", "ja", false)]
    [InlineData("午後5時です", "ja", true)]
    [InlineData("OBS Studio と Kubernetes", "ja", true)]
    [InlineData("OBS Studio 31 by Grace Hopper", "ja", true)]
    [InlineData("Het is vijf uur geweest", "ar", false)]
    [InlineData("الساعة الخامسة في OBS Studio", "ar", true)]
    [InlineData("Es ist fünf Uhr 下午", "de", false)]
    [InlineData("Es ist fünf Uhr, Καλημέρα", "de", true)]
    [InlineData("pet sati je poslije podne", "sr", true)]
    [InlineData("Đã năm giờ chiều rồi", "vi", true)]
    [InlineData("下午五点", "qqq", true)]
    [InlineData("Пять часов.", "es", false)]
    [InlineData("Пять часов.", "ja", false)]
    [InlineData("الساعة الخامسة", "fr", false)]
    [InlineData("オフタヌーン", "ru", false)]
    [InlineData("오후 다섯 시", "ja", false)]
    [InlineData("오후 5시 下午", "ko", true)]
    [InlineData("Πέντε η ώρα", "bg", false)]
    [InlineData("Πέντε η ώρα", "el", true)]
    [InlineData("Пет часа следобед, OBS", "bg", true)]
    public void An_answer_in_a_script_that_the_language_does_not_have_is_not_shown(string answer, string to, bool isGood) =>
        Assert.Equal(isGood, Of(answer, "it is five in the afternoon", to: to).Fault is null);

    [Fact]
    public void A_name_that_was_in_the_text_may_be_its_translation() => Assert.Equal("Дом", Of("Дом", "Дом", from: "en", to: "es").Text);

    [Fact]
    public void A_script_that_was_in_the_text_may_be_in_its_translation() =>
        Assert.Equal("Das Zeichen 東 heißt Osten", Of("Das Zeichen 東 heißt Osten", "the character 東 means east").Text);

    [Fact]
    public void Into_english_an_apology_is_a_translation() =>
        Assert.Equal("I'm sorry, but I can't come.", Of("I'm sorry, but I can't come.", "Lo siento, pero no puedo ir.", "es", "en").Text);

    /// <summary>Whatever an engine sends: what passes is one visible line within bounds, and to check it again changes nothing.</summary>
    [Fact]
    public void What_passes_is_one_visible_line_within_bounds_whatever_comes()
    {
        string[] pieces =
        [
            "Wir",
            " ",
            "\n",
            "\n\n",
            "\r",
            "\0",
            "\u001b[2J",
            "\u2028",
            "\ud83d",
            "\ude00",
            "😀",
            "東京",
            "العربية",
            "\"",
            "“",
            "**",
            "```",
            "```\n",
            "(",
            ")",
            "[",
            "Note:",
            "Here is the translation:",
            "<b>",
            "&amp;",
            "&lt;",
            ":",
            "：",
            "1. ",
            "- ",
            "e\u0301",
            "\u202e",
            "\ufffd",
            "uns",
            "x",
        ];
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var answer = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var one = Of(answer);

            Assert.True(one.Text is null != one.Fault is null, answer);
            if (one.Text is not { } text)
                continue;
            Assert.Equal(VisibleText.Of(text), text);
            Assert.DoesNotContain('\n', text);
            Assert.InRange(TextColumns.Of(text), 1, 3 * TextColumns.Of(Text));
            Assert.DoesNotContain("```", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Large_answers_are_judged_at_once()
    {
        foreach (var piece in new[] { " ", "(", "\n", "[a](", "**", "\"", "<a ", "Note", "a:" })
            Assert.NotNull(Of(string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length))).Fault);
    }

    [Fact]
    public void An_answer_to_an_empty_text_is_no_accident() => Assert.NotNull(Of("", "").Fault);
}
