using System.IO.Compression;
using System.Text;
using LiveCaptions.Http;
using LiveCaptions.Proposals;

namespace LiveCaptions.Tests.Proposals;

public sealed class DocumentTextTests
{
    private const string Slide = """
        <p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Anna </a:t></a:r><a:r><a:t>Kowalczyk</a:t></a:r></a:p><a:p><a:t>Kubernetes &amp; more</a:t></a:p></p:sld>
        """;

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(content);
            }
        return zipped.ToArray();
    }

    private static string Refusal(byte[] document) => Assert.Throws<RefusedException>(() => DocumentText.Of(document)).Message;

    [Theory]
    [InlineData("ppt/slides/slide12.xml", Slide, "Anna Kowalczyk\nKubernetes & more\n")]
    [InlineData("ppt/notesSlides/notesSlide1.xml", Slide, "Anna Kowalczyk\nKubernetes & more\n")]
    [InlineData(
        "word/document.xml",
        "<w:d xmlns:w='w'><w:p><w:t xml:space='preserve'>One </w:t><w:t>two</w:t><w:br/><w:t>three</w:t></w:p></w:d>",
        "One two\nthree\n"
    )]
    [InlineData("xl/sharedStrings.xml", "<s><si><t>Anna</t></si><si><t>09:30</t></si></s>", "Anna\n09:30\n")]
    public void Text_of_slides_documents_and_tables_is_read_paragraph_by_paragraph(string part, string content, string text) =>
        Assert.Equal(text, DocumentText.Of(Zip((part, content), ("ppt/media/image1.xml", "<t>no</t>"), ("docProps/app.xml", "<t>no</t>"))));

    [Fact]
    public void A_calendar_gives_titles_places_and_names_with_its_folded_lines()
    {
        const string calendar =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:Talk\\, by Anna Kowal\r\n czyk\r\nUID:12@Example\r\n"
            + "ORGANIZER;CN=\"O'Brien: Siobhan\":mailto:s@example.org\r\nLOCATION:Hall\\nB\r\nEND:VEVENT\r\n";

        Assert.Equal("Talk, by Anna Kowalczyk\nO'Brien: Siobhan\nHall\nB\n", DocumentText.Of(Encoding.UTF8.GetBytes(calendar)));
    }

    [Fact]
    public void A_list_may_be_in_any_usual_encoding()
    {
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal("Siobhán", DocumentText.Of([.. encoding.GetPreamble(), .. encoding.GetBytes("Siobhán")]));
        Assert.Equal("Siobhán", DocumentText.Of(Encoding.Latin1.GetBytes("Siobhán")));
        Assert.Equal("", DocumentText.Of([]));
    }

    [Fact]
    public void What_is_no_document_is_refused_in_a_sentence()
    {
        Assert.StartsWith("PDF is not read yet", Refusal("%PDF-1.7"u8.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("This is no document", Refusal([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 0xFF]), StringComparison.Ordinal);
        Assert.StartsWith("This is no document", Refusal("abc\0def"u8.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("The document has no text", Refusal(Zip(("mimetype", "x"))), StringComparison.Ordinal);
        Assert.StartsWith("The document is damaged", Refusal("PK\u0003\u0004 nothing more"u8.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("The document is damaged", Refusal(Zip(("word/document.xml", "<w><t>torn"))), StringComparison.Ordinal);
        Assert.StartsWith("The document is damaged", Refusal(Zip(("word/document.xml", Slide))[..^40]), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_limited_together_also_where_they_hold_no_text()
    {
        var tags = "<w>" + string.Concat(Enumerable.Repeat("<t/>", 8 << 20)) + "</w>";
        var parts = Enumerable.Range(1, 3).Select(n => ($"ppt/slides/slide{n}.xml", tags)).ToArray();

        Assert.StartsWith("The document is damaged", Refusal(Zip(parts)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_grows_when_it_is_unpacked_or_points_elsewhere_is_followed()
    {
        var entities = "<!DOCTYPE t [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><t>&b;</t>";
        var files = "<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><t>&a;</t>";
        var bomb = "<w>" + string.Concat(Enumerable.Repeat("<t>" + new string('a', 1 << 20) + "</t>", 65)) + "</w>";

        foreach (var content in new[] { entities, files, bomb })
            Assert.StartsWith("The document is damaged", Refusal(Zip(("word/document.xml", content))), StringComparison.Ordinal);
    }
}
