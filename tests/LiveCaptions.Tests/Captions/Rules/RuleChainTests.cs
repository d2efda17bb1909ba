using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions.Rules;

public class RuleChainTests
{
    private static readonly WordLists Lists = new(
        [new("jason", "JSON"), new("cube", "kube"), new("openai", "Open AI"), new("whatever", "")],
        ["darn", "heck", "Straße"]
    );

    private readonly RuleChain chain = new();

    private static string Joined(IEnumerable<(string Text, bool Joined)> words) =>
        string.Concat(words.Select(w => (w.Joined ? "" : " ") + w.Text)).Trim();

    private string Settle(string said, Treatment? treatment = null, string? language = "en") =>
        Joined(chain.Settle(Talk.Words(said, 1), Lists, treatment ?? new(), language).Select(w => (w.Text, w.Joined)));

    private string Try(string tentative, Treatment treatment) =>
        Joined(chain.Try(Talk.Said(1, "", tentative).Tentative, Lists, treatment, "en").Select(w => (w.Text, w.Joined)));

    [Theory]
    [InlineData("we read jason here", "we read JSON here")]
    [InlineData("\"Jason,\" she said", "\"JSON,\" she said")]
    [InlineData("Cube or cube or CUBE", "Kube or kube or KUBE")]
    [InlineData("the cube's side", "the kube's side")]
    [InlineData("cubes and jasonite stay", "cubes and jasonite stay")]
    [InlineData("with openai.", "with Open AI.")]
    [InlineData("well whatever , yes", "well , yes")]
    public void A_word_is_replaced_whole_in_its_own_case_and_between_its_marks(string said, string written) =>
        Assert.Equal(written, Settle(said));

    [Theory]
    [InlineData(nameof(Blocked.AsSpoken), "Darn, this heck.")]
    [InlineData(nameof(Blocked.Mask), "D***, this h***.")]
    [InlineData(nameof(Blocked.Remove), "This.")]
    public void A_blocked_word_is_treated_as_the_output_asks(string blocked, string written) =>
        Assert.Equal(written, Settle("Darn, this heck.", new(Enum.Parse<Blocked>(blocked))));

    [Fact]
    public void A_word_that_holds_a_blocked_one_is_not_blocked() =>
        Assert.Equal("darning and hecklers", Settle("darning and hecklers", new(Blocked.Mask)));

    [Fact]
    public void A_mask_has_as_many_characters_as_the_word_in_any_script() =>
        Assert.Equal("S***** S*****", Settle("Straße STRAßE", new(Blocked.Mask)));

    [Theory]
    [InlineData("Um, we begin", "We begin")]
    [InlineData("so um +, we begin", "so we begin")]
    [InlineData("we begin um. Then uh we go", "we begin. Then we go")]
    [InlineData("Uh. Um. Yes.", "Yes.")]
    [InlineData("Good. Uh. Yes.", "Good. Yes.")]
    [InlineData("it is um +? Er +. Yes", "it is? Yes")]
    public void Fillers_go_without_leaving_marks_or_small_letters_behind(string said, string written) =>
        Assert.Equal(written, Settle(said, new(Fillers: Fillers.Drop)));

    [Fact]
    public void Fillers_depend_on_the_language()
    {
        Assert.Equal("Er kommt", Settle("Er kommt", new(Fillers: Fillers.Drop), "de"));
        Assert.Equal("wir kommen", Settle("wir äh kommen", new(Fillers: Fillers.Drop), "de"));
        Assert.Equal("nous um allons", Settle("nous um euh allons", new(Fillers: Fillers.Drop), "fr"));
        Assert.Equal("um", Settle("um", new(Fillers: Fillers.Drop), null));
    }

    [Theory]
    [InlineData(nameof(Casing.Upper), "GRÜSSE AND JSON.")]
    [InlineData(nameof(Casing.Lower), "grüße and json.")]
    public void Letters_are_written_as_the_output_asks(string casing, string written) =>
        Assert.Equal(written, Settle("Grüße and jason.", new(Casing: Enum.Parse<Casing>(casing))));

    [Fact]
    public void Tentative_words_go_through_the_same_rules_and_leave_the_chain_where_it_was()
    {
        var treatment = new Treatment(Blocked.Mask, Fillers.Drop);
        Assert.Equal("We d***", Try("Um, we darn", treatment));
        Assert.Equal("d***", Try("darn", treatment));
        Assert.Equal("JSON", Settle("jason", treatment));
    }

    [Fact]
    public void Rules_may_change_between_two_words()
    {
        var book = RuleBook.Empty;
        Assert.Equal("darn", Assert.Single(chain.Settle(Talk.Words("darn", 1), book.Lists, book.Of(TextOutput.Overlay), "en")).Text);
        book.Change(Lists, new Dictionary<TextOutput, Treatment> { [TextOutput.Overlay] = new(Blocked.Mask) });
        Assert.Equal("d***", Assert.Single(chain.Settle(Talk.Words("darn", 2), book.Lists, book.Of(TextOutput.Overlay), "en")).Text);
        Assert.Equal("darn", Assert.Single(chain.Settle(Talk.Words("darn", 2), book.Lists, book.Of(TextOutput.Readers), "en")).Text);
    }

    [Fact]
    public void Speech_of_any_kind_loses_no_word_when_no_rule_holds_for_it()
    {
        var chance = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var said = string.Join(
                ' ',
                Enumerable
                    .Range(0, 6)
                    .Select(_ => new string([
                        .. Enumerable
                            .Range(0, chance.Next(1, 6))
                            .Select(_ => "aB'’.,-\"é界 9"[chance.Next(12)])
                            .Where(c => c != ' ')
                            .DefaultIfEmpty('x'),
                    ]))
            );
            Assert.Equal(said, Settle(said, new(Blocked.Remove, Fillers.Drop)));
        }
    }

    [Fact]
    public void Fast_speech_is_told_and_a_pause_forgets_it()
    {
        LoggedWord[] words =
        [
            .. Enumerable.Range(0, 40).SelectMany(i => Talk.Words("word", i * 0.25)).Select(word => new LoggedWord(word, word.Text, false)),
        ];

        Assert.Equal(240, ReadingSpeed.Of(words, AudioTime.FromSeconds(9.75)));
        Assert.Equal(0, ReadingSpeed.Of(words, AudioTime.FromSeconds(30)));
    }

    [Fact]
    public void Neither_typed_words_nor_those_of_an_earlier_source_count_as_speech()
    {
        var said = Talk.Words("one", 2)[0];
        LoggedWord[] words =
        [
            new(Talk.Words("earlier", 500)[0], "earlier", Typed: false),
            new(said, said.Text, Typed: false),
            new(Talk.Words("typed", 3)[0], "typed", Typed: true),
        ];

        Assert.Equal(6, ReadingSpeed.Of(words, AudioTime.FromSeconds(3)));
    }
}
