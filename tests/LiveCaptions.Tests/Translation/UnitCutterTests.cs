using LiveCaptions.Captions;
using LiveCaptions.Translation;

namespace LiveCaptions.Tests.Translation;

/// <summary>Where settled words are cut for a translator, and how long a reader waits at most.</summary>
public class UnitCutterTests
{
    private readonly UnitCutter cutter = new();

    private List<string> Cut(CaptionUpdate update) => [.. cutter.Add(update, TimeSpan.FromSeconds(9)).Select(unit => unit.Text)];

    [Fact]
    public void A_sentence_ends_a_unit_and_its_beginning_waits()
    {
        Assert.Equal(["We begin.", "Are you there?"], Cut(SaidWords.Say("We begin. Are you there? I")));
        Assert.True(cutter.HasWords);
        Assert.Equal(["I am!"], Cut(SaidWords.Say("am!", 2, 7)));
        Assert.False(cutter.HasWords);
    }

    [Theory]
    [InlineData("Dr. Smith and Mrs. Jones met J. Doe.")]
    [InlineData("It costs 3.5 pounds, e.g. today.")]
    public void A_point_within_a_sentence_ends_nothing(string text) => Assert.Equal([text], Cut(SaidWords.Say(text)));

    [Fact]
    public void A_pause_ends_a_unit_before_the_next_word()
    {
        Assert.Empty(Cut(SaidWords.Say("so what we", 0)));
        Assert.Empty(Cut(SaidWords.Say("want", 1.6, 4)));
        Assert.Equal(["so what we want"], Cut(SaidWords.Say("is", 1.6 + 1 / 3.0 + UnitCutter.Pause, 5)));
    }

    [Fact]
    public void Nobody_speaks_any_more_so_nothing_follows()
    {
        Assert.Empty(Cut(SaidWords.Say("and that is it")));
        Assert.Equal(["and that is it"], Cut(SaidWords.Say("", 2, speaking: false)));
    }

    [Fact]
    public void What_stands_before_lost_sound_is_not_joined_to_what_comes_after() =>
        Assert.Equal(["cut off"], Cut(SaidWords.Say("cut off", gap: true)));

    [Fact]
    public void A_long_clause_ends_at_a_comma_and_before_a_conjunction_but_a_short_one_does_not()
    {
        Assert.Equal(["one two three, four five six seven eight,"], Cut(SaidWords.Say("one two three, four five six seven eight, nine")));
        Assert.Equal(
            ["nine ten and eleven twelve thirteen fourteen fifteen"],
            Cut(SaidWords.Say("ten and eleven twelve thirteen fourteen fifteen and then", 3, 10))
        );
    }

    [Fact]
    public void Conjunctions_are_those_of_the_language()
    {
        Assert.Equal(
            ["eins zwei drei vier fünf sechs sieben acht"],
            Cut(SaidWords.Say("eins zwei drei vier fünf sechs sieben acht und neun", language: "de"))
        );
    }

    [Fact]
    public void Two_languages_are_never_one_unit()
    {
        Assert.Empty(Cut(SaidWords.Say("and now in German")));

        var units = cutter.Add(SaidWords.Say("guten Abend. Wir", 1.4, 5, language: "de"), TimeSpan.Zero);
        Assert.Equal([("and now in German", "en"), ("guten Abend.", "de")], units.Select(unit => (unit.Text, unit.Language)));
        Assert.Equal(
            [("Wir beginnen.", "de")],
            cutter.Add(SaidWords.Say("beginnen.", 2.4, 8, language: null), TimeSpan.Zero).Select(unit => (unit.Text, unit.Language))
        );
    }

    [Fact]
    public void A_unit_never_grows_beyond_what_a_reader_waits_for()
    {
        var words = string.Join(' ', Enumerable.Range(1, 40).Select(n => $"word{n}"));

        Assert.All(cutter.Add(SaidWords.Say(words), TimeSpan.Zero), unit => Assert.Equal(UnitCutter.MostWords, unit.Words.Count));
    }

    [Fact]
    public void Parts_of_a_word_are_not_torn_apart_and_count_once()
    {
        var unit = Assert.Single(cutter.Add(SaidWords.Say("a b c d e f g h i j k l m well +-known +-ish n"), TimeSpan.Zero));

        Assert.Equal("a b c d e f g h i j k l m well", unit.Text);
        Assert.Equal(["-known-ish n"], Cut(SaidWords.Say("", 9, speaking: false)));
    }

    [Fact]
    public void Text_without_spaces_is_cut_by_its_length_and_its_own_marks()
    {
        var letters = string.Join(' ', Enumerable.Repeat("+漢", 60));

        Assert.All(cutter.Add(SaidWords.Say(letters, language: "ja"), TimeSpan.Zero), unit => Assert.Equal(28, unit.Text.Length));
        cutter.Forget();
        Assert.Equal(["今日は晴れです。"], Cut(SaidWords.Say("今日 +は +晴れ +です。 +明日", language: "ja")));
    }

    [Fact]
    public void A_unit_knows_when_it_was_said_by_the_clock_that_all_tracks_share()
    {
        var unit = Assert.Single(
            cutter.Add(SaidWords.Say("Good day.", 6) with { StreamStart = TimeSpan.FromSeconds(100) }, TimeSpan.FromSeconds(107))
        );

        Assert.Equal(106, unit.Start.TotalSeconds, 3);
        Assert.Equal(106 + 2 / 3.0, unit.End.TotalSeconds, 3);
        Assert.Equal(107, unit.Came.TotalSeconds);
    }

    [Fact]
    public void A_word_that_is_corrected_while_it_waits_is_translated_as_corrected()
    {
        Cut(SaidWords.Say("our frend"));
        Cut(SaidWords.Correct(2, "friend"));

        Assert.Equal(["our friend is here."], Cut(SaidWords.Say("is here.", 1, 3)));
    }

    [Fact]
    public void Another_source_whose_time_begins_anew_begins_a_unit()
    {
        Cut(SaidWords.Say("before the", 500));

        Assert.Equal(["before the"], Cut(SaidWords.Say("after", 0, 3)));
    }
}
