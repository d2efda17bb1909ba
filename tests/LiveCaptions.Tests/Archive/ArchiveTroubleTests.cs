using LiveCaptions.Archive;
using Microsoft.Data.Sqlite;

namespace LiveCaptions.Tests.Archive;

/// <summary>Whatever happens to the file, nothing that was there is lost, and a sentence says what to do.</summary>
public sealed class ArchiveTroubleTests : IDisposable
{
    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void A_full_disk_is_named_and_what_could_not_be_written_is_written_later_and_once()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("before")], []);
        var words = scene.Said(string.Concat(Enumerable.Range(0, 5000).Select(n => $"word{n} ")));
        writer.Dispose();
        var small = new ArchiveWriter(scene.File, "1", scene.Clock) { MaxPages = 30 };
        var e = Assert.Throws<ArchiveException>(() => small.Write([words], []));
        small.MaxPages = 0;
        small.Write([words], []);
        small.Dispose();

        Assert.Contains("is full", e.What, StringComparison.Ordinal);
        var kept = scene.Reader.Words(1, "main");
        Assert.Equal(5001, kept.Count);
        Assert.Equal(5001, kept.Select(word => word.Text).Distinct().Count());
    }

    [Fact]
    public void A_file_that_another_program_has_locked_is_named()
    {
        scene.Run().Write([scene.Said("one")], []);
        using var other = scene.File.OpenToWrite();
        using var held = other.BeginTransaction();
        var e = ArchiveException.Of(new SqliteException("database is locked", 5), scene.File.Path);

        Assert.Contains("locked", e.What, StringComparison.Ordinal);
        Assert.Single(scene.Reader.Sessions()); // whoever reads is not held up
    }

    [Fact]
    public void Of_two_services_the_second_says_that_it_keeps_nothing()
    {
        scene.Run().Write([scene.Said("one")], []);
        var second = scene.Run();

        Assert.Contains("Another service", Assert.Throws<ArchiveException>(() => second.Write([scene.Said("two")], [])).What);
        Assert.Equal("one", scene.Text(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_damaged_file_is_set_aside_and_a_new_one_begun(int kind)
    {
        var before = scene.Run();
        before.Write([scene.Said(string.Concat(Enumerable.Repeat("word ", 2000)))], []);
        before.Close();
        var bytes = File.ReadAllBytes(scene.File.Path);
        Array.Fill(bytes, (byte)0x5A, kind == 0 ? 0 : 4096, kind == 0 ? 4096 : bytes.Length - 4096);
        File.WriteAllBytes(scene.File.Path, bytes);

        var writer = scene.Run();
        Assert.True(Assert.Throws<ArchiveException>(() => writer.Write([scene.Said("after")], [])).IsDamaged);
        var said = writer.SetAside();
        writer.Write([scene.Said("again")], []);

        var aside = Assert.Single(Directory.GetFiles(scene.Folder, "archive.db.damaged-*"));
        Assert.Contains(aside, said, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(aside));
        Assert.Equal("again", scene.Text(1));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_neither_read_nor_changed()
    {
        using (var connection = scene.File.OpenToWrite())
            connection.Run($"PRAGMA user_version = {ArchiveSchema.Version + 1}");
        var before = File.ReadAllBytes(scene.File.Path);

        Assert.Contains("newer version", Assert.Throws<ArchiveException>(() => scene.Run().Write([scene.Said("one")], [])).What);
        Assert.Contains("newer version", Assert.Throws<ArchiveException>(() => scene.Reader.Sessions()).What);
        Assert.Equal(before, File.ReadAllBytes(scene.File.Path));
    }

    [Fact]
    public void A_file_of_another_program_is_left_alone()
    {
        using (var connection = new SqliteConnection($"Data Source={scene.File.Path};Pooling=False"))
        {
            connection.Open();
            connection.Run("CREATE TABLE theirs(x)");
        }

        Assert.Contains("another program", Assert.Throws<ArchiveException>(() => scene.Run().Write([scene.Said("one")], [])).What);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_named()
    {
        var place = Path.Combine(scene.Folder, "file");
        File.WriteAllText(place, "");
        using var writer = new ArchiveWriter(new(place, scene.Clock), "1", scene.Clock);

        Assert.Contains("Archive:Folder", Assert.Throws<ArchiveException>(() => writer.Write([scene.Said("one")], [])).Message);
    }

    [Fact]
    public void Nobody_but_its_owner_can_read_it()
    {
        scene.Run().Write([scene.Said("one")], []);

        foreach (var file in Directory.GetFiles(scene.Folder))
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Before_the_first_word_there_is_no_archive()
    {
        Assert.True(Assert.Throws<ArchiveException>(() => scene.Reader.Sessions()).IsMissing);
        Assert.Equal(0, scene.Run().DeleteBefore(scene.Clock.GetUtcNow()));
        Assert.Empty(Directory.GetFiles(scene.Folder));
    }
}
