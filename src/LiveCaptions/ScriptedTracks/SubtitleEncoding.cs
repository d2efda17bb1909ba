using System.Buffers.Binary;
using System.Text;
using UtfUnknown;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Decodes a subtitle file: by its mark, by its zeros, as UTF-8, else in the encoding that fits best.</summary>
internal static class SubtitleEncoding
{
    // Names of national standards, of which the Windows code page is the larger one that programs really write.
    private static readonly Dictionary<string, int> CodePages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = 1252,
        ["iso-8859-15"] = 1252,
        ["ascii"] = 1252,
        ["iso-8859-7"] = 1253,
        ["iso-8859-8"] = 1255,
        ["iso-8859-9"] = 1254,
        ["iso-8859-13"] = 1257,
        ["gb2312"] = 54936,
        ["euc-kr"] = 949,
        ["shift-jis"] = 932,
    };

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    static SubtitleEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a whole file.</summary>
    /// <returns>The text, and the encoding that was assumed; null if there was no doubt.</returns>
    public static (string Text, string? Assumed) Decode(byte[] bytes)
    {
        if (Marked(bytes) is { } marked)
            return (marked, null);
        if (OfZeros(bytes) is { } wide)
            return (wide.GetString(bytes), wide.WebName);
        try
        {
            return (Utf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return ByLines(bytes);
        }
    }

    private static string? Marked(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4),
            [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(true, true).GetString(bytes, 4, bytes.Length - 4),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            _ => null,
        };

    /// <summary>UTF-16 and UTF-32 without a mark: digits and line ends have zeros beside them, always on the same side.</summary>
    private static Encoding? OfZeros(byte[] bytes)
    {
        var (even, odd, wide) = (0, 0, 0);
        var length = Math.Min(bytes.Length, 1 << 16);
        for (var i = 0; i < length; i++)
            if (bytes[i] == 0)
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        if (Math.Max(even, odd) * 20 < length)
            return null;
        for (var i = 0; i + 4 <= length; i += 4)
            wide += BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i)) <= 0x10FFFF ? 1 : -1;
        // Of UTF-32, three quarters of the zeros lie in pairs, so both sides have many.
        if (Math.Min(even, odd) * 4 > length / 2)
            return wide > 0 ? Encoding.UTF32 : new UTF32Encoding(true, false);
        if (Math.Min(even, odd) * 4 > Math.Max(even, odd))
            return null;
        return odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    /// <summary>Files that were put together hold lines of UTF-8 and lines of an older encoding.</summary>
    private static (string Text, string? Assumed) ByLines(byte[] bytes)
    {
        var older = new MemoryStream();
        var (wide, narrow) = (0, 0);
        foreach (var range in Lines(bytes))
        {
            var line = bytes.AsSpan(range);
            if (!line.ContainsAnyInRange((byte)0x80, (byte)0xFF))
                continue;
            var isUtf8 = System.Text.Unicode.Utf8.IsValid(line);
            (wide, narrow) = isUtf8 ? (wide + 1, narrow) : (wide, narrow + 1);
            if (!isUtf8)
                older.Write(line);
        }
        var encoding = Detected(older.ToArray());
        if (wide < 3 * narrow)
            return (encoding.GetString(bytes), encoding.WebName);
        var text = new StringBuilder(bytes.Length);
        foreach (var range in Lines(bytes))
            text.Append((System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(range)) ? Utf8 : encoding).GetString(bytes.AsSpan(range)));
        return (text.ToString(), $"utf-8, and {narrow} lines as {encoding.WebName}");
    }

    /// <summary>Lines with their ends.</summary>
    private static IEnumerable<Range> Lines(byte[] bytes)
    {
        for (var from = 0; from < bytes.Length; )
        {
            var end = Array.IndexOf(bytes, (byte)'\n', from);
            var to = end < 0 ? bytes.Length : end + 1;
            yield return from..to;
            from = to;
        }
    }

    private static Encoding Detected(byte[] bytes)
    {
        var name = CharsetDetector.DetectFromBytes(bytes).Detected?.EncodingName;
        // What Windows wrote in Latin-2 has marks where the standard has control characters.
        if (string.Equals(name, "iso-8859-2", StringComparison.OrdinalIgnoreCase) && bytes.Any(b => b is >= 0x80 and < 0xA0))
            return Encoding.GetEncoding(1250);
        try
        {
            return name is null ? Encoding.GetEncoding(1252)
                : CodePages.TryGetValue(name, out var page) ? Encoding.GetEncoding(page)
                : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.GetEncoding(1252);
        }
    }
}
