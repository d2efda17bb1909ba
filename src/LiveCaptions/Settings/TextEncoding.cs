using System.Text;

namespace LiveCaptions.Settings;

/// <summary>Brings a text file to UTF-8, whatever editor saved it.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text in UTF-8 without a byte order mark.</summary>
    /// <param name="bytes">UTF-8 or UTF-16, with or without a mark.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="SettingsException">It is no text, or is in another encoding; the message has the line.</exception>
    public static byte[] ToUtf8(ReadOnlySpan<byte> bytes, string name)
    {
        var text = Utf16Of(bytes) is { } encoding ? FromUtf16(bytes, encoding, name) : WithoutMark(bytes).ToArray();
        if (text.AsSpan().IndexOf((byte)0) is >= 0 and var zero)
            throw new SettingsException([
                $"{name} is damaged: it contains zero bytes from line {LineAt(text, zero)} on, as after a power failure. Restore it from a copy, or write it anew.",
            ]);
        if (InvalidAt(text) is { } invalid)
            throw new SettingsException([
                $"line {LineAt(text, invalid)} of {name} contains a character that is not UTF-8{Guess(text[invalid])}. Save the file as UTF-8, which every editor offers.",
            ]);
        if (text.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            throw new SettingsException([$"{name} is empty, so it holds no settings. Write {{ }} for none, or delete the file."]);
        return text;
    }

    /// <summary>The line of a position, from 1.</summary>
    public static int LineAt(ReadOnlySpan<byte> text, int position) => text[..Math.Min(position, text.Length)].Count((byte)'\n') + 1;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>JSON begins with a character of ASCII, so that one of its two bytes is zero and the other is not (RFC 4627).</summary>
    public static UnicodeEncoding? Utf16Of(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => null,
            [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => null,
        };

    private static byte[] FromUtf16(ReadOnlySpan<byte> bytes, UnicodeEncoding encoding, string name)
    {
        try
        {
            return WithoutMark(Utf8.GetBytes(encoding.GetString(bytes))).ToArray();
        }
        catch (ArgumentException)
        {
            throw new SettingsException([
                $"{name} is damaged: it is saved as UTF-16 and ends or breaks off within a character. Save it as UTF-8.",
            ]);
        }
    }

    private static int? InvalidAt(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; )
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return at;
            at += length;
        }
        return null;
    }

    private static string Guess(byte invalid) =>
        invalid >= 0xA0 ? $"; \"{(char)invalid}\" is meant, if the file is in Latin-1 or Windows-1252" : "";
}
