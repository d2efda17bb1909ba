using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LiveCaptions.Proposals;

/// <summary>
/// The text in slides, documents and tables of Office Open XML (ECMA-376), paragraph by paragraph: only what people wrote, no pictures,
/// programs or links.
/// </summary>
internal static class OfficeText
{
    // What is unpacked of all parts together, in bytes: a zip of a few kilobytes may hold gigabytes.
    private const long MaxBytes = 64 << 20;
    private const int MaxParts = 2000;

    /// <exception cref="InvalidDataException">It is damaged, or larger than any document.</exception>
    /// <exception cref="XmlException">It is damaged.</exception>
    public static string Of(ZipArchive document)
    {
        var (text, left) = (new StringBuilder(), MaxBytes);
        foreach (var part in document.Entries.Where(entry => IsText(entry.FullName)).Take(MaxParts))
        {
            if ((left -= part.Length) < 0)
                throw new InvalidDataException("It holds more text than any document.");
            Append(part, text);
        }
        return text.ToString();
    }

    private static bool IsText(string part) =>
        part is "word/document.xml" or "word/footnotes.xml" or "xl/sharedStrings.xml"
        || (
            part.EndsWith(".xml", StringComparison.Ordinal)
            && (
                part.StartsWith("ppt/slides/slide", StringComparison.Ordinal)
                || part.StartsWith("ppt/notesSlides/notesSlide", StringComparison.Ordinal)
            )
        );

    private static void Append(ZipArchiveEntry part, StringBuilder text)
    {
        using var content = part.Open();
        using var reader = XmlReader.Create(content, Careful(part.Length));
        var isText = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    isText = reader.LocalName == "t" && !reader.IsEmptyElement;
                    if (reader.LocalName is "br" or "tab")
                        text.Append('\n');
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    isText = false;
                    // A paragraph of a text or of a slide, or a cell.
                    if (reader.LocalName is "p" or "si")
                        text.Append('\n');
                    break;
            }
        }
    }

    /// <param name="length">What the part says to be long; it may be longer, and then it is damaged.</param>
    private static XmlReaderSettings Careful(long length) =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = Math.Max(1, length), // 0 would be without limit
        };
}
