using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

public sealed class OverlayFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_version_changes_with_a_file_in_any_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "element"));
        File.WriteAllText(Path.Combine(folder, "signalr.js"), "a");
        File.WriteAllText(Path.Combine(folder, "element", "lines.js"), "b");
        var before = new OverlayFiles(folder).Version;
        File.WriteAllText(Path.Combine(folder, "element", "lines.js"), "c");

        Assert.NotEqual(before, new OverlayFiles(folder).Version);
    }
}
