using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions.Rules;

public class PhraseTests
{
    private static readonly WordLists Lists = new(
        [
            new("open ai", "OpenAI"),
            new("cube control", "kubectl"),
            new("new york city", "NYC"),
            new("new york", "New York State"),
            new("never mind", ""),
        ],
        ["what the heck"]
    );

    private readonly RuleChain chain = new();

    private static string Joined(IEnumerable<(string Text, bool Joined)> words) =>
        string.Concat(words.Select(w => (w.Joined ? "" : " ") + w.Text)).Trim();

    private string Settle(string said, bool more = false, Treatment? treatment = null) =>
        Joined(chain.Settle(Talk.Words(said, 1), Lists, treatment ?? new(), "en", more).Select(w => (w.Text, w.Joined)));

    private string Try(string tentative) =>
        Joined(chain.Try(Talk.Said(1, "", tentative).Tentative, Lists, new(), "en").Select(w => (w.Text, w.Joined)));

    [Theory]
    [InlineData("we use \"open AI\", then", "we use \"OpenAI\", then")]
    [InlineData("Cube control or CUBE CONTROL or cube control's", "Kubectl or KUBECTL or kubectl's")]
    [InlineData("open, ai and open +- ai and opened ai", "open, ai and open- ai and opened ai")]
    [InlineData("new york city or new york.", "NYC or New York State.")]
    [InlineData("Yes. Never mind. Go on", "Yes. Go on")]
    [InlineData("open open ai ai", "open OpenAI ai")]
    public void A_phrase_is_replaced_whole_in_its_own_case_and_between_its_marks(string said, string written) =>
        Assert.Equal(written, Settle(said));

    [Theory]
    [InlineData(nameof(Blocked.AsSpoken), "What the heck, OpenAI")]
    [InlineData(nameof(Blocked.Mask), "W*** t** h***, OpenAI")]
    [InlineData(nameof(Blocked.Remove), "OpenAI")]
    public void A_blocked_phrase_is_treated_word_by_word_as_the_output_asks(string blocked, string written) =>
        Assert.Equal(written, Settle("What the heck, open ai", treatment: new(Enum.Parse<Blocked>(blocked))));

    [Theory]
    [InlineData("the ctach 22 now", "the ctach 22 now")]
    [InlineData("catch never mind 22", "catch never mind 22")]
    [InlineData("22 ctach", "22 ctach")]
    [InlineData("22 ct ach", "22 ct ach")]
    [InlineData("the ctach of it", "the catch of it")]
    public void A_replacement_makes_no_blocked_phrase_with_the_words_beside_it(string said, string expected)
    {
        WordLists lists = new([new("ctach", "catch"), new("ct ach", "catch"), new("never mind", "")], ["catch 22", "22 catch"]);
        IReadOnlyList<SettledWord> Masked(IReadOnlyList<SettledWord> words, bool more) =>
            chain.Settle(words, lists, new(Blocked.Mask), "en", more);

        Assert.Equal(expected, string.Join(' ', Masked(Talk.Words(said, 1), more: false).Select(word => word.Text)));
        chain.Forget();
        var oneByOne = Talk.Words(said, 1).SelectMany(word => Masked([word], more: true)).ToList();
        Assert.Equal(expected, string.Join(' ', oneByOne.Concat(Masked([], more: false)).Select(word => word.Text)));
    }

    [Fact]
    public void The_beginning_of_a_phrase_waits_for_the_next_word_alone_and_is_seen_meanwhile()
    {
        Assert.Equal("we", Settle("we open", more: true));
        Assert.Equal("open the", Try("the"));
        Assert.Equal("OpenAI", Try("ai"));
        Assert.Equal("open the", Settle("the", more: true));
        Assert.Equal("", Settle("open", more: true));
        Assert.Equal("OpenAI", Settle("ai", more: true));
    }

    [Fact]
    public void The_beginning_of_a_longer_phrase_waits_and_is_the_shorter_one_if_nothing_follows()
    {
        Assert.Equal("", Settle("new", more: true));
        Assert.Equal("", Settle("york", more: true));
        Assert.Equal("New York State", Settle(""));
        Assert.Equal("New York State,", Settle("new york,", more: true));
    }

    [Fact]
    public void A_blocked_phrase_holds_nothing_back_where_it_is_not_blocked() => Assert.Equal("what the", Settle("what the", more: true));

    [Fact]
    public void A_phrase_keeps_the_time_and_the_number_of_its_first_word_and_lasts_until_its_last()
    {
        var words = Talk.Words("open", 1).Concat(Talk.Words("ai", 2)).Select((word, i) => word with { Number = 7 + i }).ToList();
        var written = Assert.Single(chain.Settle(words, Lists, new(), "en"));
        Assert.Equal(("OpenAI", 7L, words[0].Start, words[1].End), (written.Text, written.Number, written.Start, written.End));

        Assert.Equal(new(7, "open eye"), chain.Correct(new(8, "eye"), Lists, new(), "en"));
        Assert.Equal(new(7, "OpenAI"), chain.Correct(new(8, "AI"), Lists, new(), "en"));
        Assert.Equal(new(7, "AI"), chain.Correct(new(7, ""), Lists, new(), "en"));
        Assert.Equal(new(9, "OpenAI"), chain.Correct(new(9, "open ai"), Lists, new(), "en"));
    }

    [Fact]
    public void A_word_is_corrected_while_it_waits()
    {
        chain.Settle([Talk.Words("open", 1)[0] with { Number = 4 }], Lists, new(), "en", more: true);
        chain.Correct(new(4, "shut"), Lists, new(), "en");
        Assert.Equal("shut ai", Settle("ai", more: true));
    }

    [Fact]
    public void A_phrase_comes_to_the_screen_as_one_word_and_its_beginning_is_never_missing()
    {
        var captions = new TrackCaptions(
            "main",
            "Main",
            new(TimeProvider.System),
            new RuleBook(Lists, new Dictionary<TextOutput, Treatment>())
        );
        var reader = new CollectingViewer(2);
        captions.Join(reader, 42, 5);
        Assert.Equal(["we| open the"], Seen(Talk.Said(1, "we open", "the")));
        Assert.Equal(["we| OpenAI"], Seen(Talk.Said(2, "", "ai")));
        Assert.Equal(["we OpenAI|"], Seen(Talk.Said(3, "ai")));
        Assert.Equal(["we OpenAI| open"], Seen(Talk.Said(4, "open")));
        Assert.Equal(["we OpenAI open|"], Seen(Talk.Said(5, "", speaking: false)));

        IEnumerable<string> Seen(CaptionUpdate update)
        {
            captions.Publish(update);
            return reader.Screen;
        }
    }

    [Fact]
    public void The_text_is_the_same_and_no_word_is_lost_however_speech_is_cut_into_steps()
    {
        var chance = new Random(5);
        string[] words = ["open", "ai", "cube", "control", "new", "york", "city", "and", "Yes.", "never", "mind,"];
        for (var round = 0; round < 500; round++)
        {
            var said = Enumerable.Range(0, 12).Select(_ => words[chance.Next(words.Length)]).ToArray();
            var whole = Joined(
                new RuleChain().Settle(Talk.Words(string.Join(' ', said), 1), Lists, new(), "en").Select(w => (w.Text, w.Joined))
            );
            var (steps, parts) = (new RuleChain(), new List<SettledWord>());
            for (var at = 0; at < said.Length; )
            {
                var count = Math.Min(said.Length - at, chance.Next(1, 4));
                parts.AddRange(
                    steps.Settle(
                        Talk.Words(string.Join(' ', said[at..(at + count)]), 1),
                        Lists,
                        new(),
                        "en",
                        more: (at += count) < said.Length
                    )
                );
            }
            Assert.Equal(whole, Joined(parts.Select(w => (w.Text, w.Joined))));
        }
    }
}
