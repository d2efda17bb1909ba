using System.Text;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

public sealed class SentencePiecesTests
{
    private const int End = 2;
    private static readonly string[] Pieces =
    [
        "<unk>",
        "<s>",
        "</s>",
        "▁so",
        "<0xC3>",
        "<0xBC>",
        "ly",
        ",",
        "<<ST_7>>",
        "▁",
        "<0x0A>",
        "▁ask",
    ];
    private static readonly Vocabulary Vocabulary = SentencePieces.Vocabulary([.. Pieces.Select(Encoding.UTF8.GetBytes)], End);

    [Theory]
    [InlineData(" so, ask", 3, 7, 11)]
    [InlineData(" soüly", 3, 4, 5, 6)]
    [InlineData(" so ", 3, 9)]
    [InlineData(" so\n", 3, 10)]
    [InlineData(" so", 1, 3, 8, 0, 2)]
    [InlineData(" so", 3, 4)] // half a character is left out
    public void Tokens_are_text(string text, params int[] tokens) => Assert.Equal(text, Vocabulary.Text(tokens));

    /// <summary>The single byte comes first in the vocabulary, and no model writes it where there is a letter.</summary>
    [Fact]
    public void Text_is_written_in_letters_where_there_are_any()
    {
        string[] pieces = ["<unk>", "<s>", "</s>", "<0x61>", "<0x62>", "\u2581b", "a", "b", "\u2581"];
        var vocabulary = SentencePieces.Vocabulary([.. pieces.Select(Encoding.UTF8.GetBytes)], End);

        Assert.Equal([5, 6, 7], vocabulary.Tokeniser.Encode(" bab"));
    }

    [Fact]
    public void A_word_begins_at_the_sign_for_a_space()
    {
        Assert.True(Vocabulary.StartsWord(3));
        Assert.True(Vocabulary.StartsWord(11));
        Assert.False(Vocabulary.StartsWord(6));
        Assert.True(Vocabulary.Continues(6));
    }

    [Fact]
    public void Control_tokens_are_never_chosen_except_the_end()
    {
        Assert.Subset(Vocabulary.Unwanted.ToHashSet(), new HashSet<int> { 0, 1, 8 });
        Assert.DoesNotContain(End, Vocabulary.Unwanted);
        Assert.DoesNotContain(3, Vocabulary.Unwanted);
    }
}
