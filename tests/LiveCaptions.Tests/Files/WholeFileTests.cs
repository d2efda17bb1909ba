using LiveCaptions.Files;

namespace LiveCaptions.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string Target => Path.Combine(folder, "words.txt");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        WholeFile.Write(Target, "one line that is longer");
        WholeFile.Write(Target, "wörds");

        Assert.Equal("wörds"u8.ToArray(), File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_reader_that_has_the_old_file_open_keeps_reading_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An open file cannot be replaced there.");
        WholeFile.Write(Target, "old");
        using var reader = File.OpenText(Target);
        WholeFile.Write(Target, "a longer new text");

        Assert.Equal("old", reader.ReadToEnd());
        Assert.Equal("a longer new text", File.ReadAllText(Target));
    }

    [Fact]
    public void A_failed_write_changes_nothing_and_leaves_nothing()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "inside"), "kept");

        Assert.ThrowsAny<Exception>(() => WholeFile.Write(Target, "text"));

        Assert.Equal("kept", File.ReadAllText(Path.Combine(Target, "inside")));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_missing_folder_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => WholeFile.Write(Path.Combine(folder, "none", "words.txt"), "text"));

    [Fact]
    public void A_file_for_its_owner_cannot_be_read_by_others()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permission bits.");
            return;
        }
        File.WriteAllText(Target, "open to all");
        WholeFile.Write(Target, "secret", ownerOnly: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
    }
}
