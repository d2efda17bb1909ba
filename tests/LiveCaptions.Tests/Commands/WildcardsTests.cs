using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public sealed class WildcardsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("*.mp3", "a.mp3", "B.MP3")]
    [InlineData("?.mp3", "a.mp3", "B.MP3")]
    [InlineData("*", "a.mp3", "B.MP3", "long.mp3.bak")]
    [InlineData("*.flac", "*.flac")]
    [InlineData("a.mp3", "a.mp3")]
    [InlineData("nowhere.mp3", "nowhere.mp3")]
    public void A_pattern_stands_for_the_files_that_match_it(string pattern, params string[] files)
    {
        foreach (var name in new[] { "B.MP3", "a.mp3", "long.mp3.bak" })
            File.WriteAllText(Path.Combine(folder, name), "");
        Directory.CreateDirectory(Path.Combine(folder, "folder.mp3"));

        Assert.Equal(files.Select(file => Path.Combine(folder, file)), Wildcards.Matching(Path.Combine(folder, pattern)));
    }

    [Fact]
    public void A_folder_that_does_not_exist_leaves_the_name_for_the_message() =>
        Assert.Equal([Path.Combine(folder, "no", "*.mp3")], Wildcards.Matching(Path.Combine(folder, "no", "*.mp3")));
}
