using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public sealed class RecordingOutputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Film(string name = "film") => Path.Combine(folder, name + ".mkv");

    private string Srt(string name = "film") =>
        File.ReadAllText(Path.Combine(folder, name + ".srt")).Replace("\r\n", "\n", StringComparison.Ordinal);

    private string Journals => Path.Combine(folder, "data", "recordings");

    private Task<Outlet<RecordingOutput>> OpenAsync(Action<FakeStudio>? prepare = null, string? input = null) =>
        Outlet<RecordingOutput>.OpenAsync(
            (obs, clock, log) =>
                new(
                    new(),
                    new() { Input = input },
                    new(new(), new("localhost:4455", "main"), Path.Combine(folder, "data")),
                    obs,
                    clock,
                    log
                ),
            prepare
        );

    private static Task RecordAsync(Outlet<RecordingOutput> outlet, string state, string? file = null)
    {
        outlet.Obs.Studio.Recording = state is not "STOPPED";
        outlet.Obs.Studio.Paused = state is "PAUSED";
        return outlet.Obs.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new()
            {
                ["outputActive"] = state is "STARTED" or "RESUMED",
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_" + state,
                ["outputPath"] = file,
            }
        );
    }

    private static async Task StartAsync(Outlet<RecordingOutput> outlet, string? file)
    {
        await outlet.UntilAskedAsync("GetRecordStatus");
        await RecordAsync(outlet, "STARTED", file);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));
    }

    /// <summary>The stream started with our clock, so words settle at the moment they were said.</summary>
    private static CaptionUpdate Said(Outlet<RecordingOutput> outlet, string words) => Talk.Said(outlet.Monotonic.Now.TotalSeconds, words);

    /// <summary>Says words and waits until they are in the journal, which nobody but its owner can read.</summary>
    private async Task KeepAsync(Outlet<RecordingOutput> outlet, string words)
    {
        var before = JournalBytes();
        outlet.Output.Words.Write(Said(outlet, words));
        await outlet.UntilAsync(() => JournalBytes() > before);
    }

    private long JournalBytes() => new DirectoryInfo(Journals).EnumerateFiles().Sum(journal => journal.Length);

    private static void Correct(Outlet<RecordingOutput> outlet, long number, string text) =>
        outlet.Output.Words.Write(Said(outlet, "") with { Corrections = [new(number, text)] });

    private static void Pass(Outlet<RecordingOutput> outlet, double seconds) => outlet.Clock.Pass(TimeSpan.FromSeconds(seconds));

    private static async Task StopAsync(Outlet<RecordingOutput> outlet, string? file)
    {
        await RecordAsync(outlet, "STOPPED", file);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("OBS is not recording", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Subtitles_beside_the_recording_use_its_own_time()
    {
        await using var outlet = await OpenAsync();
        Pass(outlet, 10);
        await StartAsync(outlet, Film());
        Pass(outlet, 2);
        outlet.Output.Words.Write(Said(outlet, "Good evening."));
        await StopAsync(outlet, Film());

        Assert.Equal("1\n00:00:01,700 --> 00:00:02,700\nGood evening.\n\n", Srt());
        Assert.StartsWith("WEBVTT\n\n00:00:01.700 --> ", File.ReadAllText(Path.Combine(folder, "film.vtt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_said_in_a_pause_are_left_out_and_later_words_move_up()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, Film());
        Pass(outlet, 2);
        await RecordAsync(outlet, "PAUSED");
        await outlet.UntilAsync(() => outlet.Output.Activity.Contains("paused", StringComparison.Ordinal));
        Pass(outlet, 10);
        outlet.Output.Words.Write(Said(outlet, "Secret."));
        await RecordAsync(outlet, "RESUMED");
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));
        Pass(outlet, 3);
        outlet.Output.Words.Write(Said(outlet, "Again."));
        await StopAsync(outlet, Film());

        Assert.Equal("1\n00:00:04,700 --> 00:00:05,700\nAgain.\n\n", Srt());
    }

    [Fact]
    public async Task Words_settled_after_the_end_of_a_recording_are_still_in_its_subtitles()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, null);
        Pass(outlet, 3);
        outlet.Output.Words.Write(Said(outlet, "Good"));
        var late = Said(outlet, "night.");
        Pass(outlet, 0.5);
        await StopAsync(outlet, Film());
        Pass(outlet, 1);
        outlet.Output.Words.Write(late with { Time = AudioTimeOf(outlet) });

        await outlet.UntilAsync(() =>
            File.Exists(Path.Combine(folder, "film.srt")) && Srt().Contains("Good night.", StringComparison.Ordinal)
        );
        await outlet.UntilAsync(() => File.ReadAllText(Path.Combine(folder, "film.vtt")).Contains("Good night.", StringComparison.Ordinal));
        Pass(outlet, 16);
        await outlet.UntilAsync(() => !Directory.EnumerateFiles(Journals).Any());
    }

    [Fact]
    public async Task Subtitles_after_a_split_begin_at_zero_in_the_next_file()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, Film("one"));
        Pass(outlet, 5);
        outlet.Output.Words.Write(Said(outlet, "First."));
        await outlet.Obs.RaiseAsync("RecordFileChanged", EventSubscriptions.Outputs, new() { ["newOutputPath"] = Film("two") });
        await outlet.UntilAsync(() => File.Exists(Path.Combine(folder, "one.vtt")));
        Pass(outlet, 3);
        outlet.Output.Words.Write(Said(outlet, "Second."));
        await StopAsync(outlet, Film("two"));

        Assert.StartsWith("1\n00:00:04,700 --> ", Srt("one"), StringComparison.Ordinal);
        Assert.StartsWith("1\n00:00:02,700 --> ", Srt("two"), StringComparison.Ordinal);
        Assert.DoesNotContain("Second", Srt("one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sync_offset_of_the_input_delays_the_subtitles()
    {
        await using var outlet = await OpenAsync(studio => studio.Microphones["Mic"] = 250, "Mic");
        await StartAsync(outlet, Film());
        Pass(outlet, 2);
        outlet.Output.Words.Write(Said(outlet, "Late."));
        await StopAsync(outlet, Film());

        Assert.StartsWith("1\n00:00:01,950 --> ", Srt(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_of_ours_in_a_recording_its_subtitles_are_complete_and_nothing_is_doubled()
    {
        await using (var first = await OpenAsync())
        {
            await StartAsync(first, Film());
            Pass(first, 2);
            await KeepAsync(first, "Before.");
        }

        await using var second = await OpenAsync(studio => (studio.Recording, studio.Recorded) = (true, 20_000));
        await second.UntilAsync(() => second.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));
        Pass(second, 5);
        second.Output.Words.Write(Said(second, "After."));
        await StopAsync(second, Film());

        Assert.Equal("1\n00:00:01,700 --> 00:00:02,700\nBefore.\n\n2\n00:00:24,700 --> 00:00:25,700\nAfter.\n\n", Srt());
    }

    [Fact]
    public async Task Corrections_reach_the_subtitles_even_shortly_after_the_end_of_a_recording()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, Film());
        Pass(outlet, 2);
        var said = Said(outlet, "Good mourning um everybody.");
        outlet.Output.Words.Write(said with { Settled = [.. said.Settled.Select((word, n) => word with { Number = n + 1 })] });
        Correct(outlet, 3, "");
        await StopAsync(outlet, Film());
        Assert.Contains("Good mourning everybody.", Srt(), StringComparison.Ordinal);

        Correct(outlet, 2, "morning");
        Correct(outlet, 99, "nobody's word");
        await outlet.UntilLoggedAsync("wrote 3 words", times: 2);

        Assert.Contains("Good morning everybody.", Srt(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_survives_a_crash_of_ours_and_is_not_hit_by_the_numbers_of_the_next_run()
    {
        await using (var first = await OpenAsync())
        {
            await StartAsync(first, Film());
            Pass(first, 2);
            var said = Said(first, "Mourning.");
            first.Output.Words.Write(said with { Settled = [said.Settled[0] with { Number = 1 }] });
            Correct(first, 1, "Morning.");
            await StopAsync(first, Film());
        }
        await using var second = await OpenAsync(studio => (studio.Recording, studio.Recorded) = (true, 20_000));
        await second.UntilAsync(() => second.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));
        Correct(second, 1, "Evening.");
        await StopAsync(second, Film());

        Assert.Contains("Morning.", Srt(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_line_is_in_the_subtitles()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, Film());
        Pass(outlet, 3);
        var now = AudioTimeOf(outlet);
        outlet.Output.Words.Write(
            Said(outlet, "Back at three.") with
            {
                Settled = [.. Talk.Words("Back at three.", 0).Select(word => word with { Start = now, End = now })],
            }
        );
        Pass(outlet, 1); // a line typed as the recording ends may be placed behind its end
        await StopAsync(outlet, Film());

        Assert.StartsWith("1\n00:00:03,000 --> ", Srt(), StringComparison.Ordinal);
        Assert.Contains("Back at three.", Srt(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_left_by_a_crash_are_written_at_the_next_start_if_the_recording_has_ended()
    {
        await using (var first = await OpenAsync())
        {
            await StartAsync(first, Film());
            Pass(first, 2);
            await KeepAsync(first, "Before.");
        }

        await using var second = await OpenAsync();

        await second.UntilAsync(() => !Directory.EnumerateFiles(Journals).Any());
        Assert.Contains("Before.", Srt(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_recording_is_queried_once_OBS_reconnects_and_not_before()
    {
        await using var outlet = await OpenAsync();
        await StartAsync(outlet, Film());
        outlet.Obs.Abort();
        await outlet.Clock.UntilWaitAsync(TimeSpan.FromSeconds(0.5), outlet.Stop); // waiting to reconnect
        Pass(outlet, RecordingSession.CheckEvery.TotalSeconds + 1);
        outlet.Obs.Studio.Recorded = 21_000;
        outlet.Output.Ring();

        await outlet.UntilAskedAsync("GetRecordStatus");

        Assert.Equal(2, outlet.Obs.Requests.Count(r => r.Type == "GetRecordStatus"));
    }

    [Fact]
    public async Task A_recording_that_starts_while_OBS_is_queried_counts_as_one_file()
    {
        await using var outlet = await OpenAsync(studio => (studio.Recording, studio.Recorded) = (true, 0));
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("words are kept", StringComparison.Ordinal));
        await RecordAsync(outlet, "STARTED", Film());
        Pass(outlet, 2);
        outlet.Output.Words.Write(Said(outlet, "Good evening."));
        await StopAsync(outlet, Film());

        Assert.Equal("1\n00:00:01,700 --> 00:00:02,700\nGood evening.\n\n", Srt());
    }

    private static AudioTime AudioTimeOf(Outlet<RecordingOutput> outlet) => AudioTime.FromSeconds(outlet.Monotonic.Now.TotalSeconds);
}
