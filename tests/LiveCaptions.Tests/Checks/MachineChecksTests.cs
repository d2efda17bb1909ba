using System.Net;
using LiveCaptions.Access;
using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Checks;

public sealed class MachineChecksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Folders_that_can_be_written_are_named_in_one_finding()
    {
        var found = FolderChecks.Look([folder, Path.Combine(folder, "not", "made", "yet")], _ => long.MaxValue).Single();

        Assert.Equal(Mark.Good, found.Mark);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_or_is_nearly_full_is_told()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        var closed = FolderChecks.Look([Path.Combine(file, "logs")], _ => long.MaxValue).Single();
        var full = FolderChecks.Look([folder], _ => 5 << 20).Single();

        Assert.Equal((Mark.Bad, $"{file} is a file, not a folder."), (closed.Mark, closed.Cause));
        Assert.Equal((Mark.Doubtful, $"Little space is left for {folder}."), (full.Mark, full.About));
        Assert.StartsWith("5 MB are free", full.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Mark.Good)]
    [InlineData(-0.5, Mark.Good)]
    [InlineData(-2, Mark.Doubtful)]
    [InlineData(-20000, Mark.Doubtful)]
    [InlineData(9000, Mark.Doubtful)]
    public void A_clock_before_the_program_was_built_or_decades_after_it_is_wrong(double days, object mark)
    {
        var built = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(mark, ClockCheck.Look(built.AddDays(days), built).Single().Mark);
    }

    private static IEnumerable<Finding> Network(string listen, bool? firewall, params IPAddress[] addresses)
    {
        var server = new ServerSettings { Listen = listen };
        return new NetworkChecks(server, new PublicAddresses(server, () => addresses), () => firewall).Look();
    }

    [Theory]
    [InlineData("auto", false)]
    [InlineData("device", false)]
    [InlineData("demo", false)]
    [InlineData("browser", false)]
    [InlineData("stdin", false)]
    [InlineData("pipe", false)]
    [InlineData("typed", false)]
    [InlineData("talk.srt", false)]
    [InlineData("talk.mp4", true)]
    [InlineData("srt://0.0.0.0:9000?mode=listener", true)]
    public void Only_files_and_addresses_need_ffmpeg(string source, bool needed) =>
        Assert.Equal(needed, MachineCheckup.NeedsFfmpeg(new() { Source = source }));

    [Fact]
    public void The_network_matters_only_where_other_machines_may_connect()
    {
        var address = IPAddress.Parse("192.168.1.5");

        Assert.Empty(Network("loopback", true, address));
        Assert.Equal("This machine has no network address.", Network("network", null).Single().About);
        Assert.Equal("A firewall may keep phones out.", Network("network", true, address).Single().About);
        Assert.Contains("http://192.168.1.5:4955/live", Network("network", null, address).Single().About, StringComparison.Ordinal);
    }
}
