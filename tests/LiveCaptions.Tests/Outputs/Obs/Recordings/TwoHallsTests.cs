using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Tests.Captions;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

/// <summary>Services of one user that share the folder of journals: each has its own OBS or track, and any of them may be killed.</summary>
public sealed class TwoHallsTests : IDisposable
{
    private static readonly SidecarOwner HallA = new("localhost:4455", "main"),
        HallB = new("localhost:4456", "main");

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A recorded file, also for an OBS on another machine that records to a shared disk.</summary>
    private string Film(string name)
    {
        var film = Path.Combine(folder, name + ".mkv");
        File.WriteAllText(film, "");
        return film;
    }

    private string? Srt(string name) =>
        File.Exists(Path.Combine(folder, name + ".srt")) ? File.ReadAllText(Path.Combine(folder, name + ".srt")) : null;

    private string Journals => Path.Combine(folder, "data", "recordings");

    private string[] JournalNames => [.. Directory.EnumerateFiles(Journals).Select(path => Path.GetFileName(path)!).Order()];

    private Task<Outlet<RecordingOutput>> OpenAsync(SidecarOwner owner, string? recording, double seconds = 0, string? into = null) =>
        Outlet<RecordingOutput>.OpenAsync(
            (obs, clock, log) => new(new(), new(), new(new() { Folder = into }, owner, Path.Combine(folder, "data")), obs, clock, log),
            studio => (studio.Recording, studio.RecordedFile, studio.Recorded) = (recording is not null, recording, seconds * 1000)
        );

    private static Task KeepsAsync(Outlet<RecordingOutput> outlet) =>
        outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));

    /// <summary>Says words; they are in the journal when the output waits again.</summary>
    private static async Task SayAsync(Outlet<RecordingOutput> outlet, string words)
    {
        outlet.Clock.Pass(TimeSpan.FromSeconds(2));
        outlet.Output.Words.Write(Talk.Said(outlet.Monotonic.Now.TotalSeconds, words));
        await outlet.UntilAsync(() => outlet.Output.Words.IsEmpty);
    }

    private static async Task StopAsync(Outlet<RecordingOutput> outlet, string file)
    {
        outlet.Obs.Studio.Recording = false;
        await outlet.Obs.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new()
            {
                ["outputActive"] = false,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_STOPPED",
                ["outputPath"] = file,
            }
        );
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("OBS is not recording", StringComparison.Ordinal));
    }

    private static readonly Dictionary<string, SidecarOwner> Others = new()
    {
        ["another OBS on this machine"] = HallB,
        ["another machine's OBS"] = new("studio-2:4455", "main"),
        ["another track of the same OBS"] = new("localhost:4455", "translation"),
    };

    public static TheoryData<string, bool> OtherHalls() =>
        [.. Others.Keys.SelectMany(other => new[] { new TheoryDataRow<string, bool>(other, true), new(other, false) })];

    [Theory]
    [MemberData(nameof(OtherHalls))]
    public async Task The_start_of_another_hall_touches_nothing_of_a_hall_that_records(string other, bool otherRecords)
    {
        await using var hallA = await OpenAsync(HallA, Film("a"));
        await KeepsAsync(hallA);
        await SayAsync(hallA, "Alpha.");
        var before = JournalNames;

        await using (var hallB = await OpenAsync(Others[other], otherRecords ? Film("b") : null))
        {
            await hallB.UntilAskedAsync("GetRecordStatus");
            if (otherRecords)
            {
                await KeepsAsync(hallB);
                await SayAsync(hallB, "Bravo.");
                await StopAsync(hallB, Film("b"));
            }
        }

        Assert.Superset(before.ToHashSet(), JournalNames.ToHashSet());
        Assert.Null(Srt("a"));
        Assert.Equal(otherRecords, Srt("b") is not null);
        Assert.DoesNotContain("Alpha.", Srt("b") ?? "", StringComparison.Ordinal);
        await SayAsync(hallA, "Again.");
        await StopAsync(hallA, Film("a"));
        Assert.Contains("Alpha.", Srt("a"), StringComparison.Ordinal);
        Assert.Contains("Again.", Srt("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bravo.", Srt("a"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OtherHalls))]
    public async Task A_hall_that_is_started_again_has_its_words_although_another_was_started_meanwhile(string other, bool otherRecords)
    {
        await using (var killed = await OpenAsync(HallA, Film("a")))
        {
            await KeepsAsync(killed);
            await SayAsync(killed, "Before.");
        }
        await using (var hallB = await OpenAsync(Others[other], otherRecords ? Film("b") : null, seconds: 60))
        {
            await hallB.UntilAskedAsync("GetRecordStatus");
            if (otherRecords)
            {
                await KeepsAsync(hallB);
                await StopAsync(hallB, Film("b"));
            }
        }
        Assert.Null(Srt("a"));

        await using var again = await OpenAsync(HallA, Film("a"), seconds: 20);
        await KeepsAsync(again);
        await SayAsync(again, "After.");
        await StopAsync(again, Film("a"));

        Assert.Contains("Before.", Srt("a"), StringComparison.Ordinal);
        Assert.Contains("After.", Srt("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("Before.", Srt("b") ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", 60)]
    [InlineData("b", 1)]
    public async Task Words_before_a_crash_stay_out_of_another_recording_of_the_same_OBS(string name, double seconds)
    {
        await using (var killed = await OpenAsync(HallA, Film("a")))
        {
            await KeepsAsync(killed);
            await SayAsync(killed, "First.");
        }

        await using var again = await OpenAsync(HallA, Film(name), seconds);
        await KeepsAsync(again);
        await SayAsync(again, "Second.");
        await StopAsync(again, Film(name));

        Assert.Contains("First.", Srt("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("Second.", Srt("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("First.", Srt(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_neither_lost_nor_doubled_by_any_number_of_crashes_in_one_recording()
    {
        for (var crash = 0; crash < 5; crash++)
        {
            await using var run = await OpenAsync(HallA, Film("a"), seconds: 10 * crash);
            await KeepsAsync(run);
            await SayAsync(run, $"Word{crash}.");
        }
        await using var last = await OpenAsync(HallA, Film("a"), seconds: 60);
        await KeepsAsync(last);
        await StopAsync(last, Film("a"));

        Assert.All(Enumerable.Range(0, 5), crash => Assert.Equal(2, Srt("a")!.Split($"Word{crash}.").Length));
    }

    [Fact]
    public async Task A_recording_that_ended_while_nobody_ran_gets_its_subtitles_at_the_next_start()
    {
        await using (var killed = await OpenAsync(HallA, Film("a")))
        {
            await KeepsAsync(killed);
            await SayAsync(killed, "Alone.");
        }

        await using var again = await OpenAsync(HallA, recording: null);

        await again.UntilAsync(() => JournalNames.Length == 0);
        Assert.Contains("Alone.", Srt("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_reported_and_tried_again_without_a_restart()
    {
        var blocked = Path.Combine(folder, "subtitles");
        await File.WriteAllTextAsync(blocked, "a file where the folder should be", Test.Stop);
        await using var outlet = await OpenAsync(HallA, Film("a"), into: blocked);
        await KeepsAsync(outlet);
        await SayAsync(outlet, "Kept.");
        await StopAsync(outlet, Film("a"));
        Assert.Contains("could not be written", outlet.Output.Status.Problem, StringComparison.Ordinal);

        outlet.Clock.Pass(OpenSidecars.LateWords);
        outlet.Output.Ring();
        await outlet.Clock.UntilWaitAsync(OpenSidecars.RetryEvery, outlet.Stop);
        File.Delete(blocked);
        outlet.Clock.Pass(OpenSidecars.RetryEvery);

        await outlet.UntilAsync(() => outlet.Output.Status.Problem is null && JournalNames.Length == 0);
        Assert.Contains("Kept.", await File.ReadAllTextAsync(Path.Combine(blocked, "a.srt"), Test.Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C:/Videos", "C:/Videos/x.mkv")]
    [InlineData(null, @"\\server\share\x.mkv")]
    public async Task A_recording_on_another_machine_is_told_at_the_connection_or_at_its_start_and_its_words_are_kept(
        string? into,
        string recording
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are paths of Windows.");
        await using var outlet = await Outlet<RecordingOutput>.OpenAsync(
            (obs, clock, log) => new(new(), new(), new(new(), HallA, Path.Combine(folder, "data")), obs, clock, log),
            studio => (studio.RecordedInto, studio.Recording, studio.RecordedFile) = (into, into is null, recording)
        );

        await outlet.UntilLoggedAsync("which is no folder of this machine");
        await outlet.UntilAsync(() => outlet.Output.Activity.Contains("Obs:Recordings:Folder", StringComparison.Ordinal));
        if (into is not null)
            return;
        await SayAsync(outlet, "Remote.");
        await StopAsync(outlet, recording);
        Assert.Contains("Remote.", File.ReadAllText(Path.Combine(folder, "data", "subtitles", "x.srt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ws://localhost:4455")]
    [InlineData("ws://127.0.0.1:4455/")]
    [InlineData("ws://[::1]:4455")]
    public void All_names_of_this_machine_are_one_OBS(string address) => Assert.Equal(HallA, SidecarOwner.Of(address, "main"));
}
