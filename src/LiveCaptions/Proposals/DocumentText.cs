using System.IO.Compression;
using System.Text;
using LiveCaptions.Http;

namespace LiveCaptions.Proposals;

/// <summary>
/// The text of a document that somebody sends: slides, a paper, a schedule, a list. Its content says what it is, not its name.
/// </summary>
internal static class DocumentText
{
    /// <summary>Longest document, in bytes: slides with many pictures.</summary>
    public const int MaxBytes = 32 << 20;

    private const string Kinds = "Send PPTX, DOCX, XLSX, a calendar (ICS), CSV or plain text.";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static string Of(byte[] document)
    {
        if (document.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return Unpacked(document);
        if (document.AsSpan().StartsWith("%PDF"u8))
            throw Unreadable("PDF is not read yet, so no names were found. Save it as PPTX, DOCX or text, or copy its text into the list.");
        var text = Decoded(document);
        return text.TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? CalendarText.Of(text) : text;
    }

    private static string Unpacked(byte[] document)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(document), ZipArchiveMode.Read);
            return OfficeText.Of(zip) is { Length: > 0 } text
                ? text
                : throw Unreadable($"The document has no text, so no names were found. {Kinds}");
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or IOException or NotSupportedException)
        {
            throw Unreadable($"The document is damaged or locked by a password, so no names were found. {Kinds}");
        }
    }

    private static string Decoded(byte[] document)
    {
        try
        {
            var text = document switch
            {
                [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
                [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
                [0xEF, 0xBB, 0xBF, .. var rest] => Strict.GetString(rest),
                _ => Strict.GetString(document),
            };
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
        }
        catch (DecoderFallbackException)
        {
            // A list that an older program has saved, as far as it is text at all.
            if (!document.Any(value => value < 9))
                return Encoding.Latin1.GetString(document);
        }
        throw Unreadable($"This is no document that can be read, so no names were found. {Kinds}");
    }

    private static RefusedException Unreadable(string sentence) => new(StatusCodes.Status400BadRequest, sentence);
}
