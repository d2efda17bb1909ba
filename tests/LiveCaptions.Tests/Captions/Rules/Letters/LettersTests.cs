using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions.Rules.Letters;

public class LettersTests
{
    private static readonly WordLists Together = new([], [], letters: LetterStyle.Together);

    private static string Write(string language, string said, WordLists? lists = null) =>
        string.Join(' ', new RuleChain().Settle(Talk.Words(said, 1), lists ?? Together, new(), language).Select(word => word.Text));

    [Theory]
    [InlineData("en", "We use O, B, S for it.", "We use OBS for it.")]
    [InlineData("en", "spelled K R A V T S O V.", "spelled KRAVTSOV.")]
    [InlineData("en", "R-O-S-S-I, with two S", "ROSSI, with two S")]
    [InlineData("en", "A-B-C", "ABC")]
    [InlineData("en", "the I, E, T, F and the F B I", "the IETF and the FBI")]
    [InlineData("en", "(X Y Z)", "(XYZ)")]
    [InlineData("en", "the X Y Z's end", "the XYZ's end")]
    [InlineData("de", "heißt M, Ü, L, L, E, R?", "heißt MÜLLER?")]
    [InlineData("de", "A B C", "ABC")]
    [InlineData("fr", "l'O-N-U et D, U, P, O, N, T", "l'ONU et DUPONT")]
    [InlineData("es", "es G, Ó, M, E, Z.", "es GÓMEZ.")]
    [InlineData("it", "si scrive R O S S I", "si scrive ROSSI")]
    [InlineData("pt-BR", "S-I-L-V-A", "SILVA")]
    [InlineData("sv", "S, V, T", "SVT")]
    public void Spelled_letters_become_one_word(string language, string said, string written) =>
        Assert.Equal(written, Write(language, said));

    [Theory]
    [InlineData("en", "Plan B, Q and A, R and B. I, too.")]
    [InlineData("en", "J. R. R. Tolkien, the U.S. and the U.S.A., e.g. here")]
    [InlineData("en", "plans A, B, C and D; X, Y, Z")]
    [InlineData("en", "I I I think, B B B but")]
    [InlineData("en", "A U V lamp, I B M")]
    [InlineData("en", "a b c and x, y, z or o-b-s")]
    [InlineData("en", "A-B-C-weapons and non-A-B-C")]
    [InlineData("en", "A 3 B 7")]
    [InlineData("en", "A/B/C and R&D")]
    [InlineData("de", "z. B. Plan B, Vitamin C")]
    [InlineData("fr", "Y a-t-il, il y a")]
    [InlineData("fr", "A P I")]
    [InlineData("es", "O Y U")]
    [InlineData("sv", "Å V X")]
    [InlineData("en", "Q W E R T Y U I O P A S D F G H J")]
    public void What_may_be_something_else_stays(string language, string said) => Assert.Equal(said, Write(language, said));

    [Fact]
    public void Letters_stay_as_heard_where_nothing_else_is_asked_for() =>
        Assert.Equal("O, B, S", Write("en", "O, B, S", new WordLists([], [])));

    [Fact]
    public void Letters_beside_figures_are_a_word_of_their_own() =>
        Assert.Equal(
            "code XQZ, 1, 2, 3",
            Write("en", "code X, Q, Z, one, two, three", new([], [], NumberStyle.Digits, LetterStyle.Together))
        );

    [Fact]
    public void A_replacement_goes_first_and_a_blocked_phrase_within_a_row_keeps_it()
    {
        Assert.Equal("Obs! it", Write("en", "O B S it", new([new("o b s", "Obs!")], [], letters: LetterStyle.Together)));
        WordLists blocked = new([], ["b s"], letters: LetterStyle.Together);
        var masked = new RuleChain().Settle(Talk.Words("O B S", 1), blocked, new(Blocked.Mask), "de").Select(word => word.Text);
        Assert.Equal(["O", "B*", "S*"], masked);
    }

    [Fact]
    public void A_row_waits_for_its_end_and_has_the_times_of_its_letters()
    {
        var chain = new RuleChain();
        IReadOnlyList<SettledWord> Next(string said, double at) => chain.Settle(Talk.Words(said, at), Together, new(), "en", more: true);

        Assert.Equal("use", Assert.Single(Next("use O,", 1)).Text);
        Assert.Empty(Next("B,", 2));
        Assert.Empty(Next("S", 3));
        Assert.Equal(["OBS"], chain.Try([], Together, new(), "en").Select(word => word.Text));
        var written = Next("for", 4);
        Assert.Equal(["OBS", "for"], written.Select(word => word.Text));
        Assert.True(written[0].Start < AudioTime.FromSeconds(1.1) && written[0].End > AudioTime.FromSeconds(2.9));
    }

    [Fact]
    public void Words_of_one_letter_wait_for_nothing()
    {
        var chain = new RuleChain();
        foreach (var word in "I said A and O a b".Split(' '))
            Assert.Equal(word, Assert.Single(chain.Settle(Talk.Words(word, 1), Together, new(), "en", more: true)).Text);
    }

    [Fact]
    public void A_corrected_letter_makes_the_word_anew()
    {
        var chain = new RuleChain();
        SettledWord[] heard = [.. Talk.Words("O, B, F", 1).Select((word, n) => word with { Number = n + 1 })];
        Assert.Equal("OBF", Assert.Single(chain.Settle(heard, Together, new(), "en")).Text);
        Assert.Equal(new(1, "OBS"), chain.Correct(new(3, "S"), Together, new(), "en"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    public void Words_that_come_one_by_one_are_written_as_if_they_came_at_once_and_none_is_lost(string language)
    {
        var random = new Random(3);
        WordLists lists = new([], [], NumberStyle.Digits, LetterStyle.Together);
        var vocabulary = "A I B, C D-E F-G-H K L. M, O the double seven oh eight hundred five 4 a x triple".Split(' ');
        for (var round = 0; round < 500; round++)
        {
            var words = Talk.Drawn(vocabulary, random.Next(1, 24), random);
            var (chain, grown) = (new RuleChain(), new List<SettledWord>());
            foreach (var word in words)
                grown.AddRange(chain.Settle([word], lists, new(), language, more: true));
            grown.AddRange(chain.Settle([], lists, new(), language));

            Assert.Equal(new RuleChain().Settle(words, lists, new(), language), grown);
            Assert.Equal(grown.SkipLast(1).Select(word => word.End).Prepend(AudioTime.Zero), grown.Select(word => word.Start));
            Assert.Equal(words.Length, grown[^1].End.Seconds);
        }
    }

    [Theory]
    [InlineData("O, B, S", "obs", "O**")]
    [InlineData("the O B S crash", "obs crash", "the O B S crash")]
    [InlineData("my O B S", "my obs", "my O B S")]
    public void Joined_letters_show_no_blocked_word_or_phrase(string said, string blocked, string written) =>
        Assert.Equal(
            written,
            string.Join(
                ' ',
                new RuleChain()
                    .Settle(Talk.Words(said, 1), new([], [blocked], letters: LetterStyle.Together), new(Blocked.Mask), "de")
                    .Select(word => word.Text)
            )
        );
}
