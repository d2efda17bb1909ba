using System.Globalization;
using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>
/// The tokens of a SentencePiece vocabulary as bytes of text: "▁" is a space, "&lt;0x0A&gt;" one byte, and control tokens such as
/// "&lt;s&gt;" are no text.
/// </summary>
/// <remarks>Kudo, Richardson, EMNLP 2018.</remarks>
internal static class SentencePieces
{
    private const string Space = "\u2581",
        ByteBegins = "<0x",
        SpareBegins = "<<ST_";

    /// <summary>The vocabulary of these tokens.</summary>
    /// <param name="pieces">Each token as written in the file, in UTF-8.</param>
    /// <param name="end">The token that ends a text, which may be chosen, though it is no text.</param>
    public static Vocabulary Vocabulary(byte[][] pieces, int end)
    {
        var texts = pieces.Select(Encoding.UTF8.GetString).ToArray();
        var controls = Enumerable.Range(0, texts.Length).Where(token => IsControl(texts[token])).ToList();
        return new([.. texts.Select(Bytes)], [.. controls.Where(token => token != end)]);
    }

    private static bool IsControl(string piece) =>
        piece is "<unk>" or "<s>" or "</s>" || piece.StartsWith(SpareBegins, StringComparison.Ordinal);

    private static byte[] Bytes(string piece) =>
        IsControl(piece) ? []
        : piece.Length == 6
        && piece.StartsWith(ByteBegins, StringComparison.Ordinal)
        && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one)
            ? [one]
        : Encoding.UTF8.GetBytes(piece.Replace(Space, " ", StringComparison.Ordinal));
}
