using System.IO.Compression;
using LiveCaptions.Commands;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Tests.Models;
using LiveCaptions.Tools;

namespace LiveCaptions.Tests.Tools;

/// <summary><c>tools pull</c> from a real web server; the archive is small and its programs are texts.</summary>
public sealed class ToolPullTests : IDisposable
{
    private const string System = "test-x64";
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string Folder => Path.Combine(root, "tools");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_catalogue_pins_a_file_for_Windows_by_its_digest()
    {
        var tool = ToolCatalogue.Require(ToolCatalogue.All, "ffmpeg", "win-x64", "");

        Assert.Matches("^[0-9a-f]{64}$", tool.Sha256);
        Assert.True(tool.Bytes > 10_000_000);
        Assert.StartsWith("https://", tool.BaseAddress, StringComparison.Ordinal);
        Assert.EndsWith("/", tool.BaseAddress, StringComparison.Ordinal);
        Assert.Contains("ffmpeg.exe", tool.Content.Values);
        Assert.Contains("ffprobe.exe", tool.Content.Values);
        Assert.All(tool.Content.Values, name => Assert.Equal(Path.GetFileName(name), name));
    }

    [Fact]
    public async Task A_program_is_downloaded_checked_and_unpacked_once()
    {
        var archive = Archive(("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", "licence"), ("ff-1/doc/man.html", "unwanted"));
        await using var host = await ServeAsync(archive);

        var first = await PullAsync(host, Tool(archive));
        var second = await PullAsync(host, Tool(archive));

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("SHA-256 as in the catalogue, licence GPL-3.0-or-later", first.Output, StringComparison.Ordinal);
        Assert.Contains("ffmpeg 1 is here already", second.Output, StringComparison.Ordinal);
        Assert.Single(host.Asked);
        Assert.Equal("program", File.ReadAllText(Path.Combine(Folder, "ffmpeg.exe")));
        Assert.Equal(["ffmpeg-LICENSE.txt", "ffmpeg.exe", "ffmpeg.sha256"], Files());
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(Folder, "ffmpeg.exe")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task Another_version_replaces_the_one_that_is_there()
    {
        var (old, now) = (
            Archive(("ff-1/bin/ffmpeg.exe", "old"), ("ff-1/LICENSE", "")),
            Archive(("ff-1/bin/ffmpeg.exe", "new"), ("ff-1/LICENSE", ""))
        );
        await using var host = await ServeAsync(old);
        await PullAsync(host, Tool(old));
        host.Answer = http => host.SendAsync(http, now);

        Assert.Equal(0, (await PullAsync(host, Tool(now))).ExitCode);

        Assert.Equal("new", File.ReadAllText(Path.Combine(Folder, "ffmpeg.exe")));
    }

    [Fact]
    public async Task Another_file_in_its_place_is_refused_and_leaves_nothing()
    {
        var archive = Archive(("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", ""));
        await using var host = await ServeAsync([.. archive[..^1], 1]);

        var refused = await PullAsync(host, Tool(archive));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("is not that file (its SHA-256 is", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Check Ffmpeg:BaseAddress", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_longer_file_is_refused_before_it_is_downloaded()
    {
        var archive = Archive(("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", ""));
        await using var host = await ServeAsync([.. archive, 0]);

        Assert.Contains("this program can have", (await PullAsync(host, Tool(archive))).Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_interrupted_download_resumes_where_it_broke()
    {
        var archive = Archive(("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", ""));
        await using var host = await ServeAsync(archive);
        Directory.CreateDirectory(Folder);
        var part = Path.Combine(Folder, Tool(archive).File + ".part");
        await File.WriteAllBytesAsync(part, archive[..40], Test.Stop);
        await File.WriteAllTextAsync(part + ".json", $$"""{"ETag":"\"v1\"","Total":{{archive.Length}}}""", Test.Stop);

        Assert.Equal(0, (await PullAsync(host, Tool(archive))).ExitCode);

        Assert.Equal([$"/models/{Tool(archive).File} bytes=40-"], host.Asked);
        Assert.Equal("program", File.ReadAllText(Path.Combine(Folder, "ffmpeg.exe")));
    }

    [Fact]
    public async Task Entries_that_point_out_of_the_folder_are_never_written()
    {
        var archive = Archive(("../planted.exe", "evil"), ("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", ""), ("/planted", "evil"));
        await using var host = await ServeAsync(archive);

        Assert.Equal(0, (await PullAsync(host, Tool(archive))).ExitCode);

        Assert.Equal([Folder], Directory.GetFileSystemEntries(root));
        Assert.Equal(["ffmpeg-LICENSE.txt", "ffmpeg.exe", "ffmpeg.sha256"], Files());
    }

    [Fact]
    public async Task An_archive_without_the_program_installs_nothing()
    {
        var archive = Archive(("ff-1/LICENSE", "licence"));
        await using var host = await ServeAsync(archive);

        Assert.Contains("does not hold ff-1/bin/ffmpeg.exe", (await PullAsync(host, Tool(archive))).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ffmpeg-LICENSE.txt", Files());
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused_in_a_sentence()
    {
        byte[] archive = [.. "this is not a zip archive, whatever its digest says"u8];
        await using var host = await ServeAsync(archive);

        Assert.Contains("is no archive that can be unpacked", (await PullAsync(host, Tool(archive))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_noticed_before_the_download()
    {
        var archive = Archive(("ff-1/bin/ffmpeg.exe", "program"), ("ff-1/LICENSE", ""));
        await using var host = await ServeAsync(archive);

        var refused = await PullAsync(host, Tool(archive), free: 1000);

        Assert.Contains("so the program was not downloaded. Free some space", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("ffmpeg", "plan9-x64", "There is no download of ffmpeg for this system (plan9-x64)")]
    [InlineData("ffmpg", System, "There is no tool \"ffmpg\", so nothing was done. Did you mean ffmpeg?")]
    public async Task What_the_catalogue_does_not_have_is_said(string name, string system, string sentence)
    {
        var run = await RunAsync(name, "https://maker.example/", Tool([]), system: system);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
    }

    private Task<Run> PullAsync(ModelHost host, CatalogueTool tool, long free = long.MaxValue) =>
        RunAsync("ffmpeg", host.Base.ToString(), tool, free);

    private async Task<Run> RunAsync(string name, string address, CatalogueTool tool, long free = long.MaxValue, string system = System)
    {
        using var engine = new ScriptedEngine();
        var (output, error) = (new ScriptedTerminal(), new ScriptedTerminal());
        var code = await CommandLine.RunAsync(
            ["tools", "pull", name, "--address", address],
            new SpeechEngine((_, _, _, _) => engine, (_, _, _) => Task.CompletedTask, _ => new SilentRecognisers()),
            new CommandContext(output, error, new Dictionary<string, string>(), new ScriptedDecoder([]), ShowsProgress: false)
            {
                Tools = Folder,
                ToolCatalogue = [tool],
                System = system,
                FreeBytes = _ => free,
                Connect = () => new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }),
            },
            Test.Stop
        );
        return new(code, output.ToString(), error.ToString());
    }

    private sealed record Run(int ExitCode, string Output, string Error);

    private string[] Files() =>
        Directory.Exists(Folder)
            ? [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)]
            : [];

    private static async Task<ModelHost> ServeAsync(byte[] content)
    {
        var host = await ModelHost.StartAsync();
        host.Answer = http => host.SendAsync(http, content);
        return host;
    }

    private static CatalogueTool Tool(byte[] archive) =>
        new(
            "ffmpeg",
            System,
            "1",
            "GPL-3.0-or-later",
            "https://maker.example/",
            "ff-1.bin",
            archive.Length,
            PullRig.Sha(archive),
            new Dictionary<string, string> { ["ff-1/bin/ffmpeg.exe"] = "ffmpeg.exe", ["ff-1/LICENSE"] = "ffmpeg-LICENSE.txt" }
        );

    private static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        return bytes.ToArray();
    }
}
