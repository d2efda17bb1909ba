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

    [Theory]
    [InlineData(255, 'x')]
    [InlineData(250, 'x')]
    [InlineData(143, 'x')]
    [InlineData(85, '字')]
    [InlineData(127, 'é')]
    public void Every_name_that_the_disk_takes_can_be_written_and_replaced(int letters, char letter)
    {
        var path = Path.Combine(folder, new string(letter, letters));
        WholeFile.Check(path);
        Assert.Empty(Directory.GetFiles(folder));

        WholeFile.Write(path, "old");
        WholeFile.Write(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void An_unfinished_file_has_a_short_name() => Assert.InRange(WholeFile.Prefix.Length + 8, 1, 16);

    public static TheoryData<string> Unwritable() => ["a folder", "a missing folder", "a file as folder", "a name too long", "a circle"];

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void A_check_before_the_work_finds_what_would_fail_after_it(string trouble)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        File.WriteAllText(Path.Combine(folder, "file"), "kept");
        File.CreateSymbolicLink(Path.Combine(folder, "one"), "two");
        File.CreateSymbolicLink(Path.Combine(folder, "two"), "one");
        var path = Path.Combine(
            folder,
            trouble switch
            {
                "a folder" => "inner",
                "a missing folder" => "none/words.txt",
                "a file as folder" => "file/words.txt",
                "a name too long" => new string('x', 256),
                _ => "one",
            }
        );

        Assert.ThrowsAny<IOException>(() => WholeFile.Check(path));
        Assert.ThrowsAny<IOException>(() => WholeFile.Write(path, "text"));
        Assert.Equal(4, Directory.GetFileSystemEntries(folder).Length);
    }

    public static TheoryData<string> Links() =>
        ["absolute", "relative", "chain", "dangling", "through a folder", "up through a folder", "in a linked folder"];

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_stays_a_link_and_the_file_that_it_leads_to_is_replaced(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var real = Directory.CreateDirectory(Path.Combine(folder, "real", "deep")).FullName;
        var target = Path.Combine(real, "words.txt");
        if (kind != "dangling")
            File.WriteAllText(target, "old");
        File.CreateSymbolicLink(Path.Combine(folder, "short"), "real/deep");
        var (link, to) = kind switch
        {
            "absolute" => ("link", target),
            "chain" => ("link", "middle"),
            "through a folder" => ("link", "short/words.txt"),
            "up through a folder" => ("link", "short/../deep/words.txt"),
            "in a linked folder" => ("short/link", "words.txt"),
            _ => ("link", "real/deep/words.txt"),
        };
        if (kind == "chain")
            File.CreateSymbolicLink(Path.Combine(folder, "middle"), target);
        File.CreateSymbolicLink(Path.Combine(folder, link), to);

        WholeFile.Check(Path.Combine(folder, link));
        WholeFile.Write(Path.Combine(folder, link), "new");

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal(to, new FileInfo(Path.Combine(folder, link)).LinkTarget);
        var finished = Path.Combine(folder, "finished");
        File.WriteAllText(finished, "newest");
        WholeFile.Replace(finished, Path.Combine(folder, link));
        Assert.Equal(("newest", to), (File.ReadAllText(target), new FileInfo(Path.Combine(folder, link)).LinkTarget));
    }

    [Fact]
    public void Permissions_are_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permission bits.");
            return;
        }
        File.WriteAllText(Target, "old");
        const UnixFileMode mode = (UnixFileMode)0b110_110_100;
        File.SetUnixFileMode(Target, mode);

        WholeFile.Write(Target, "new");

        Assert.Equal((mode, "new"), (File.GetUnixFileMode(Target), File.ReadAllText(Target)));
    }
}
