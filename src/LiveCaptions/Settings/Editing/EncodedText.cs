using System.Text;

namespace LiveCaptions.Settings.Editing;

/// <summary>A settings file in UTF-8, and how to write it again in the encoding and with the mark that it had.</summary>
internal sealed class EncodedText
{
    private readonly Encoding? utf16;
    private readonly byte[] mark;

    private EncodedText(byte[] utf8, Encoding? utf16, byte[] mark)
    {
        Utf8 = utf8;
        this.utf16 = utf16;
        this.mark = mark;
    }

    /// <summary>The text without a mark.</summary>
    public byte[] Utf8 { get; }

    /// <exception cref="SettingsException">It is no text that the reader of settings takes.</exception>
    public static EncodedText Read(ReadOnlySpan<byte> bytes, string name)
    {
        var utf16 = TextEncoding.Utf16Of(bytes);
        byte[] mark = utf16 is { } wide ? MarkOf(bytes, wide.GetBytes("\uFEFF")) : MarkOf(bytes, Encoding.UTF8.Preamble);
        return new(TextEncoding.ToUtf8(bytes, name), utf16, mark);
    }

    /// <summary>Another text as a file of this encoding.</summary>
    public byte[] Encode(byte[] utf8) => [.. mark, .. utf16 is null ? utf8 : utf16.GetBytes(Encoding.UTF8.GetString(utf8))];

    private static byte[] MarkOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark) => bytes.StartsWith(mark) ? mark.ToArray() : [];
}
