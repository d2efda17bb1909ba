using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Tests.TranslatedFiles;

public sealed class SubtitleTextTests
{
    /// <summary>Translates with a table; a text that it lacks is written in capitals.</summary>
    private static string Translated(
        string text,
        TranscriptFormat format = TranscriptFormat.Srt,
        string to = "de",
        params (string From, string To)[] table
    )
    {
        var read = TranslatableText.Read("talk", text, format);
        return read.Write(
            [.. read.Units.Select(unit => table.FirstOrDefault(entry => entry.From == unit.Text).To ?? unit.Text.ToUpperInvariant())],
            to
        );
    }

    private static IEnumerable<string> Units(string text, TranscriptFormat format = TranscriptFormat.Srt) =>
        TranslatableText.Read("talk", text, format).Units.Select(unit => unit.Text);

    private const string SubRip =
        "1\r\n00:00:01,001 --> 00:00:02,999\r\nThe house is red.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000 X1:1 X2:2\r\nIt is big.\r\n\r\n";

    private const string WebVtt = """
        WEBVTT - a talk
        Kind: captions

        STYLE
        ::cue { color: red }

        NOTE --- not for viewers
        nor this line

        first
        00:01.001 --> 00:02.999 line:0 position:20% align:start
        <v Ann>The house is <i>red</i> &amp; big.</v>

        00:00:03.000 --> 00:00:04.000
        <c.yellow>It is <00:00:03.500>big.</c>

        """;

    [Fact]
    public void Nothing_but_the_words_of_SubRip_changes() =>
        Assert.Equal(
            SubRip.Replace("The house is red.", "DAS HAUS IST ROT.").Replace("It is big.", "IT IS BIG."),
            Translated(SubRip, table: ("The house is red.", "DAS HAUS IST ROT."))
        );

    [Fact]
    public void Nothing_but_the_words_of_WebVTT_changes() =>
        Assert.Equal(
            WebVtt
                .ReplaceLineEndings("\n")
                .Replace("The house is <i>red</i> &amp; big.", "Das Haus ist <i>rot</i> &amp; groß.", StringComparison.Ordinal)
                .Replace("It is <00:00:03.500>big.", "Es ist <00:00:03.500>groß.", StringComparison.Ordinal),
            Translated(
                WebVtt.ReplaceLineEndings("\n"),
                TranscriptFormat.Vtt,
                table: [("The house is red & big.", "Das Haus ist rot & groß."), ("It is big.", "Es ist groß.")]
            )
        );

    public static TheoryData<string, string> Kept() =>
        new()
        {
            { SubRip, "srt" },
            { "\ufeff" + SubRip, "srt" },
            { SubRip.ReplaceLineEndings("\n"), "srt" },
            { "00:00:01,000 --> 00:00:02,000\nNo numbers.\n\n00:00:03,000 --> 00:00:04,000\n42\n", "srt" },
            { "1\n00:00:01.000 --> 00:00:02.000\n\n2\n00:00:02.000 --> 00:00:03.000\nAfter an empty cue.", "srt" },
            { WebVtt.ReplaceLineEndings("\n"), "vtt" },
            { "WEBVTT\n00:01.000 --> 00:02.000\nNo blank line.\n", "vtt" },
            { "WEBVTT\n\n00:01.000 --> 00:02.000\nA &lt;b&gt; &amp; c\n", "vtt" },
            { "A heading\n\n  A line of text.\n\tAnother.\n\n\n", "txt" },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_has_no_translation_stays_byte_for_byte(string text, string format)
    {
        var read = TranslatableText.Read("talk", text, TranslatableText.FormatOf("talk." + format)!.Value);

        Assert.Equal(text, read.Write([.. read.Units.Select(_ => (string?)null)], "de"));
    }

    [Fact]
    public void Cues_of_one_sentence_are_translated_together_and_share_the_translation_by_their_length()
    {
        const string Text =
            "1\n00:00:01,000 --> 00:00:03,000\nMy fellow Americans, ask not what\n\n2\n00:00:03,100 --> 00:00:04,000\nyour country can do. Now\n\n3\n00:00:04,100 --> 00:00:05,000\nlet us go.\n";

        Assert.Equal(["My fellow Americans, ask not what your country can do.", "Now let us go."], Units(Text));
        Assert.Equal(
            "1\n00:00:01,000 --> 00:00:03,000\nMeine Landsleute, fragt nicht,\n\n2\n00:00:03,100 --> 00:00:04,000\nwas euer Land tun kann. Gehen\n\n3\n00:00:04,100 --> 00:00:05,000\nwir jetzt.\n",
            Translated(
                Text,
                table:
                [
                    ("My fellow Americans, ask not what your country can do.", "Meine Landsleute, fragt nicht, was euer Land tun kann."),
                    ("Now let us go.", "Gehen wir jetzt."),
                ]
            )
        );
    }

    public static TheoryData<string, string[]> Cut() =>
        new()
        {
            { "one|two|three|four", ["one two three", "four"] }, // cues at most
            {
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen|fifteen",
                ["one two three four five six seven eight nine ten eleven twelve thirteen fourteen", "fifteen"]
            },
            { "I saw Mr.|Hale.", ["I saw Mr. Hale."] },
            { "Go!|Now", ["Go!", "Now"] },
            { "so we|[Music]|went on", ["so we", "[Music]", "went on"] },
            { "so we|- What?\n- Who?", ["so we", "What?", "Who?"] },
            { "so we|>> What?", ["so we", "What?"] },
            { "彼は|行った。そして", ["彼は行った。", "そして"] },
        };

    [Theory]
    [MemberData(nameof(Cut))]
    public void A_unit_ends_with_its_sentence_or_where_it_would_become_too_long(string cues, string[] units) =>
        Assert.Equal(units, Units(Cues(cues)));

    [Fact]
    public void A_pause_or_another_voice_ends_a_unit()
    {
        Assert.Equal(["one", "two"], Units("1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:04,000 --> 00:00:05,000\ntwo\n"));
        Assert.Equal(
            ["one", "two", "three"],
            Units(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>one\n\n00:02.000 --> 00:03.000\n<v Bob>two</v> <v Ann>three\n",
                TranscriptFormat.Vtt
            )
        );
    }

    [Theory]
    [InlineData("<v Ann>Hi.</v> <v Bob>Hello.", "<v Ann>HI.</v>\n<v Bob>HELLO.")]
    [InlineData("<i>All of it</i>", "<i>ALL OF IT</i>")]
    [InlineData("<b><i>All of it</i></b>", "<b><i>ALL OF IT</i></b>")]
    [InlineData("One <i>two</i> three <b>four</b>", "ONE <i>TWO</i> THREE <b>FOUR</b>")]
    [InlineData("<i>One. Two</i> three.", "<i>ONE. TWO</i> THREE.")]
    [InlineData("- Hi.\n- <i>Hello.</i>", "- HI.\n<i>- HELLO.</i>")]
    [InlineData("One <c.red.bg>two\nthree</c>", "ONE <c.red.bg>TWO THREE</c>")]
    [InlineData("a &lt;b&gt; c", "A &lt;B&gt; C")]
    [InlineData("5 &gt; 4 is true", "5 &gt; 4 IS TRUE")]
    [InlineData("open <i>never closed", "OPEN <i>NEVER CLOSED")]
    [InlineData("closed </i>never opened", "CLOSED</i> NEVER OPENED")]
    public void Markup_survives(string text, string written) =>
        Assert.Equal(
            $"WEBVTT\n\n00:01.000 --> 00:02.000\n{written}\n",
            Translated($"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n", TranscriptFormat.Vtt)
        );

    [Theory]
    [InlineData("{\\an8}Up <font color=\"#ff0000\">there</font>", "{\\an8}UP <font color=\"#ff0000\">THERE</font>")]
    [InlineData("a < b and R&D", "A < B AND R&D")]
    [InlineData("one\\Ntwo", "ONE TWO")]
    public void Markup_of_SubRip_survives(string text, string written) => Assert.Equal(Cues(written), Translated(Cues(text)));

    [Fact]
    public void Tags_around_another_number_of_words_keep_their_order() =>
        Assert.Equal(
            Cues("<i>eins</i> <b>zwei</b>"),
            Translated(Cues("<i>one and</i> <b>the other one</b>"), table: ("one and the other one", "eins zwei"))
        );

    [Fact]
    public void Lines_break_by_the_rules_of_the_language()
    {
        Assert.Equal(
            Cues("Das ist ein langer Satz, der nicht mehr\nin eine Zeile von 42 Spalten passt."),
            Translated(Cues("Long."), table: ("Long.", "Das ist ein langer Satz, der nicht mehr in eine Zeile von 42 Spalten passt."))
        );
        var japanese = Translated(
            Cues("Long."),
            to: "ja",
            table: ("Long.", "これは一行に収まらないとても長い文なので、二行に分けて表示する必要があります。")
        );
        Assert.All(japanese.Split('\n'), line => Assert.InRange(TextColumns.Of(line), 0, 42));
        Assert.DoesNotContain(" ", japanese.Split("\n")[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_of_any_length_is_written_whole()
    {
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"word{n}"));

        var lines = Translated(Cues("Short."), table: ("Short.", words)).Split('\n')[2..^1];

        Assert.Equal(words, string.Join(' ', lines));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 42));
    }

    [Theory]
    [InlineData("Voy")]
    [InlineData("Me voy")]
    [InlineData("a b c d e f g h")]
    public void Every_cue_has_a_text_however_short_the_translation_is(string translation)
    {
        var written = Translated(Cues("I am|about to|leave."), table: ("I am about to leave.", translation));

        Assert.All(written.Split("\n\n", StringSplitOptions.RemoveEmptyEntries), cue =>
            Assert.True(cue.Trim().Split('\n').Length > 2, written)
        );
    }

    [Fact]
    public void An_arrow_in_a_translation_makes_no_cue() =>
        Assert.Equal(Cues("00:00:01,000 -> 00:00:02,000"), Translated(Cues("Hi."), table: ("Hi.", "00:00:01,000 ---> 00:00:02,000")));

    [Fact]
    public void The_header_names_the_new_language()
    {
        const string Text = "WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi.\n";

        Assert.Equal("en", TranslatableText.Read("talk", Text, TranscriptFormat.Vtt).Language);
        Assert.Equal(
            Text.Replace(": en", ": de", StringComparison.Ordinal).Replace("Hi.", "HI.", StringComparison.Ordinal),
            Translated(Text, TranscriptFormat.Vtt)
        );
    }

    [Fact]
    public void Text_keeps_its_lines_and_the_names_of_speakers()
    {
        const string Text = "A heading\n\nSpeaker 1: The house is\nred. It is big.\nSpeaker 2: Yes.\n* a point\n";

        Assert.Equal(["A heading", "The house is red.", "It is big.", "Yes.", "a point"], Units(Text, TranscriptFormat.Txt));
        Assert.Equal(
            "A HEADING\n\nSpeaker 1: THE HOUSE IS\nRED. IT IS BIG.\nSpeaker 2: YES.\n* A POINT\n",
            Translated(Text, TranscriptFormat.Txt)
        );
    }

    [Fact]
    public void Units_tell_where_they_stand()
    {
        Assert.Equal(
            [(1, 2), (3, 3)],
            TranslatableText.Read("talk", Cues("one|two.|three"), TranscriptFormat.Srt).Units.Select(unit => (unit.First, unit.Last))
        );
        Assert.Equal([3], TranslatableText.Read("talk", "\n\nthree\n", TranscriptFormat.Txt).Units.Select(unit => unit.First));
    }

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:xx\nHi.\n", "times in line 2 that cannot be read")]
    [InlineData("1\n00:00:01,000 --> 99999:00:00,000\nHi.\n", "times in line 2 that cannot be read")]
    [InlineData("WEBVTT\n\nfirst\n00:a --> 00:b\nHi.\n", "times in line 4 that cannot be read")]
    [InlineData("Just a text.\n", "no subtitle file that can be read")]
    [InlineData("[Script Info]\nTitle: x\n", "in the format ASS")]
    [InlineData("", "no subtitle file that can be read")]
    public void What_is_no_subtitle_file_is_refused(string text, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<TextFileException>(() => TranslatableText.Read("talk.srt", text, TranscriptFormat.Srt)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(20_000, 1)]
    [InlineData(1, 20_000)]
    [InlineData(300, 300)]
    public void A_hostile_cue_costs_no_more_than_its_length(int words, int letters)
    {
        var text = string.Join(' ', Enumerable.Repeat(new string('a', letters), words));

        var written = Translated(Cues(text));

        Assert.Equal(
            text.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal),
            string.Concat(written.Split('\n')[2..]).Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.All(Units(Cues(text)), unit => Assert.InRange(unit.Length, 1, 600));
    }

    [Fact]
    public void Tags_without_end_cost_no_more_than_their_length()
    {
        var text = string.Concat(Enumerable.Repeat("<i>a ", 2000)) + string.Concat(Enumerable.Repeat("<", 2000));

        Assert.Equal(2000, Translated(Cues(text)).Split("<i>").Length - 1);
    }

    /// <summary>Cues one second long, one behind the other.</summary>
    private static string Cues(string texts) =>
        string.Join("\n", texts.Split('|').Select((text, n) => $"{n + 1}\n00:00:{n + 1:D2},000 --> 00:00:{n + 2:D2},000\n{text}\n"));
}
