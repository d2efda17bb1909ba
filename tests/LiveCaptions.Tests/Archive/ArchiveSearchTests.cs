namespace LiveCaptions.Tests.Archive;

public sealed class ArchiveSearchTests : IDisposable
{
    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    private string[] Found(string words) =>
        [
            .. scene
                .Reader.Search(words, 10)
                .Select(hit =>
                    $"{hit.Number} {hit.Line[..hit.Start]}[{hit.Line.Substring(hit.Start, hit.Length)}]{hit.Line[(hit.Start + hit.Length)..]}"
                ),
        ];

    [Theory]
    [InlineData("cafe", "3 Das alte [Café] schließt.")]
    [InlineData("CAFÉ", "3 Das alte [Café] schließt.")]
    [InlineData("schließt das", "4 Das alte Café [schließt].")]
    [InlineData("naïve", "6 Eine [naive] Straße")]
    [InlineData("str*", "7 Eine naive [Straße]")]
    public void Words_are_found_without_regard_to_case_and_accents(string words, string found)
    {
        scene.Run().Write([scene.Said("Das alte Café schließt. Eine naive Straße")], []);

        // Two words may stand in any order, and the first of them in the line is jumped to.
        Assert.Equal(words.Contains(' ', StringComparison.Ordinal) ? "1 [Das] alte Café schließt." : found, Assert.Single(Found(words)));
    }

    [Fact]
    public void Scripts_without_spaces_are_searched_by_any_part_of_the_text()
    {
        scene.Run().Write([scene.Said("今日 +は +東京 +の +天気 +です。"), scene.Said("สวัสดี +ครับ", new("th"))], []);

        Assert.Equal("3 今日は[東京]の天気です。", Assert.Single(Found("東京")));
        Assert.Equal("5 今日は東京の[天気]です。", Assert.Single(Found("天気 今日")));
        Assert.Equal("7 [สวัส]ดีครับ", Assert.Single(Found("สวัส")));
        Assert.Empty(Found("大阪"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("\"")]
    [InlineData("\" OR \"")]
    [InlineData("*")]
    [InlineData("text:one")]
    [InlineData("NEAR(")]
    [InlineData("東%")]
    [InlineData("'; DROP TABLE words; --")]
    public void What_means_something_to_the_database_means_nothing_in_a_question(string words)
    {
        scene.Run().Write([scene.Said("one two")], []);

        Assert.Empty(Found(words));
        Assert.Equal("one two", scene.Text(1));
    }

    [Fact]
    public void The_newest_lines_come_first()
    {
        scene.Run().Write([scene.Said("One first. Two first. Three first.")], []);

        Assert.Equal(["Three first.", "Two first."], scene.Reader.Search("first", 2).Select(hit => hit.Line));
    }
}
