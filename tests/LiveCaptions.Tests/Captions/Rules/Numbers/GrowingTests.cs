using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions.Rules.Numbers;

/// <summary>A transcript that grows: what has come out stays, and all comes out in the end as if it had come at once.</summary>
public class GrowingTests
{
    private static readonly (string Language, string Vocabulary)[] Vocabularies =
    [
        (
            "en",
            "one two five twelve nineteen twenty eighty-four hundred thousand million and point oh second third first, five. a of A 12 25, 3.5 21st"
        ),
        ("de", "ein eins zwei acht einundzwanzig hundert tausend zweitausenddrei Millionen Komma Uhr dreizehnte dritte, fünf. 21. 25 3,5"),
        ("fr", "un une neuf vingt et quatre-vingt dix cent mille millions virgule deuxième vingtième, cinq. 25 1er"),
        ("es", "uno un dos treinta y cien mil millones coma punto décimo primero once, cinco. 25"),
        ("it", "uno sei venti ventitré cento mille duemila milioni virgola decimo tredicesimo, due. 25 13º"),
        ("pt", "um dois vinte e cem mil milhões vírgula décimo primeiro, cinco. 25"),
    ];

    private static readonly string[] Styles = ["Digits", "Words"];

    public static TheoryData<string, string> Cases => [.. Vocabularies.SelectMany(_ => Styles, (words, style) => (words.Language, style))];

    private static SettledWord[] Random(string language, Random random)
    {
        var vocabulary = Vocabularies.Single(words => words.Language == language).Vocabulary.Split(' ');
        return Talk.Drawn(vocabulary, random.Next(1, 14), random);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Words_that_come_one_by_one_are_written_as_if_they_came_at_once_and_none_is_lost(string language, string style)
    {
        var (lists, random) = (Written.Lists(Enum.Parse<NumberStyle>(style)), new Random(7));
        for (var round = 0; round < 300; round++)
        {
            var words = Random(language, random);
            var (chain, grown) = (new RuleChain(), new List<SettledWord>());
            foreach (var word in words)
                grown.AddRange(chain.Settle([word], lists, new(), language, more: true));
            var shown = chain.Try([], lists, new(), language);
            var last = chain.Settle([], lists, new(), language);
            grown.AddRange(last);

            Assert.Equal(last.Select(word => word.Text), shown.Select(word => word.Text));
            Assert.Equal(new RuleChain().Settle(words, lists, new(), language), grown);
            // Every second belongs to one word.
            Assert.Equal(words.Length, grown[^1].End.Seconds);
            Assert.Equal(grown.SkipLast(1).Select(word => word.End).Prepend(AudioTime.Zero), grown.Select(word => word.Start));
            Assert.All(grown, word => Assert.Equal(words[(int)word.Start.Seconds].Number, word.Number));
        }
    }

    [Fact]
    public void Words_that_are_no_numbers_wait_for_nothing()
    {
        var (chain, lists) = (new RuleChain(), Written.Lists(NumberStyle.Digits));
        foreach (var word in "So first a point and the second hundreds of people oh I said twenties".Split(' '))
            Assert.Equal(word, Assert.Single(chain.Settle(Talk.Words(word, 1), lists, new(), "en", more: true)).Text);
    }

    [Fact]
    public void A_number_waits_until_the_next_word_tells_that_it_is_over()
    {
        var (chain, lists) = (new RuleChain(), Written.Lists(NumberStyle.Digits));
        string Next(string said) =>
            string.Join(' ', chain.Settle(Talk.Words(said, 1), lists, new(), "en", more: true).Select(word => word.Text));

        Assert.Equal("with", Next("with twenty"));
        Assert.Equal("", Next("five"));
        Assert.Equal("25 people", Next("people"));
        Assert.Equal("", Next("one"));
        Assert.Equal("one of", Next("of"));
        Assert.Equal("7.", Next("seven."));
    }

    [Fact]
    public void A_blocked_word_within_a_number_stays_blocked()
    {
        WordLists lists = new([], ["nine", "sixty-nine", "42"], NumberStyle.Digits);
        string Write(string said) =>
            string.Join(' ', new RuleChain().Settle(Talk.Words(said, 1), lists, new(Blocked.Mask), "en").Select(word => word.Text));

        Assert.Equal("one hundred s****-n*** 5", Write("one hundred sixty-nine five"));
        Assert.Equal("4* 43", Write("forty-two forty-three"));
    }

    [Fact]
    public void A_replacement_goes_before_a_number_and_is_no_number_itself()
    {
        WordLists lists = new([new("studio", "fifty-four"), new("five guys", "Five Guys")], [], NumberStyle.Digits);
        var written = new RuleChain().Settle(Talk.Words("studio with five guys, five", 1), lists, new(), "en");
        Assert.Equal("fifty-four with Five Guys, 5", string.Join(' ', written.Select(word => word.Text)));
    }

    [Theory]
    [InlineData("the catch twenty-two of it", "the catch twenty-two of it", "catch 22")]
    [InlineData("twenty-two. Catch them", "twenty-two. Catch them", "22 catch")]
    [InlineData("twenty-two of them", "22 of them", "22 catch")]
    [InlineData("the catch twenty-three", "the catch 23", "catch 22")]
    [InlineData("he has twenty-two", "he has 2*", "22")]
    public void Figures_make_no_blocked_phrase_with_the_words_beside_them(string said, string written, string blocked)
    {
        WordLists lists = new([], [blocked], NumberStyle.Digits);
        var (atOnce, chain) = (new RuleChain().Settle(Talk.Words(said, 1), lists, new(Blocked.Mask), "en"), new RuleChain());
        var oneByOne = Talk.Words(said, 1).SelectMany(word => chain.Settle([word], lists, new(Blocked.Mask), "en", more: true)).ToList();
        Assert.Equal(written, string.Join(' ', atOnce.Select(word => word.Text)));
        Assert.Equal(
            written,
            string.Join(' ', oneByOne.Concat(chain.Settle([], lists, new(Blocked.Mask), "en")).Select(word => word.Text))
        );
    }
}
