using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

public sealed class TrackTests : IDisposable
{
    private readonly TrackCaptions captions = new("main", "Main hall", new(TimeProvider.System));
    private readonly CollectingViewer viewer = new();
    private readonly ScriptedRecogniser recogniser = new();
    private readonly CollectingLogger log = new();
    private readonly DecodeScheduler turns = new();

    public TrackTests() => captions.Join(viewer, 42, 5);

    private Track Of(IAudioSource source) => new(source, captions, TimeProvider.System, log);

    public void Dispose()
    {
        turns.Dispose();
        recogniser.Dispose();
    }

    [Fact]
    public async Task A_track_captions_its_source_to_the_end()
    {
        recogniser.OnStep = _ => Changes.Heard("good", "evening");
        recogniser.OnFinish = () => Changes.Heard("evening", speaking: false);
        var track = Of(ScriptedSource.Of(320));
        Assert.Equal(TrackState.Starting, track.Report().State);

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal(["good evening|"], viewer.Screen);
        var report = track.Report();
        Assert.Equal(
            ("main", "Main hall", "a script", TrackState.Ended, null, false, "en", 1),
            (report.Id, report.Label, report.Source, report.State, report.Message, report.Speaking, report.Language, report.Viewers)
        );
        Assert.True(recogniser.IsDisposed);
    }

    [Fact]
    public async Task How_loud_it_was_is_known_of_every_source()
    {
        var sound = Enumerable.Range(0, AudioTime.SampleRate).Select(i => i % 2 == 0 ? 0.1f : -0.1f).ToArray();
        var track = Of(
            new ScriptedSource(
                (ring, _) =>
                {
                    ring.Write(sound);
                    ring.Complete();
                    return Task.CompletedTask;
                }
            )
        );
        Assert.Null(track.Report().Level);

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal(-20, track.Report().Level);
    }

    [Fact]
    public async Task A_source_that_fails_is_told_in_its_own_words()
    {
        var track = Of(ScriptedSource.Failing(0, new SourceException("The cable is out.")));

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal((TrackState.Failed, "The cable is out."), (track.Report().State, track.Report().Message));
        Assert.Equal("Error: Track main: it has failed, so there are no captions. The cable is out.", log.Lines[^1]);
        Assert.True(recogniser.IsDisposed);
    }

    [Fact]
    public async Task Words_said_before_a_source_failed_are_settled_and_nobody_speaks_any_more()
    {
        recogniser.OnStep = _ => Changes.Heard("", "good eve");
        recogniser.OnFinish = () => Changes.Heard("good evening", speaking: false);

        await Of(ScriptedSource.Failing(320, new SourceException("The cable is out."))).RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal(["good evening|"], viewer.Screen);
        Assert.False(viewer.Frames[^1].Speaking);
    }

    [Fact]
    public async Task A_recogniser_that_cannot_be_opened_is_told_in_its_own_words()
    {
        var track = Of(ScriptedSource.Of(0));

        await track.RunAsync(() => throw new NativeLibraryException("No memory."), turns, Test.Stop);

        Assert.Equal((TrackState.Failed, "No memory."), (track.Report().State, track.Report().Message));
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_is_told_and_logged_whole()
    {
        var track = Of(ScriptedSource.Failing(0, new InvalidOperationException("Oops.")));

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal(
            (TrackState.Failed, "A fault of the program itself ended it (InvalidOperationException: Oops.); the log says more."),
            (track.Report().State, track.Report().Message)
        );
        Assert.Single(log.Faults);
    }

    [Fact]
    public async Task A_track_whose_steps_fail_is_failed_although_its_source_runs()
    {
        Track? track = null;
        var states = new List<TrackState>();
        track = Of(
            new ScriptedSource(
                (ring, _) =>
                {
                    recogniser.OnStep = step =>
                    {
                        states.Add(track!.Report().State);
                        if (step < 7)
                            ring.Write(new float[320]);
                        else
                            ring.Complete();
                        throw new NativeLibraryException("No.");
                    };
                    ring.Write(new float[320]);
                    return Task.CompletedTask;
                }
            )
        );

        recogniser.OnFinish = () => throw new NativeLibraryException("No.");
        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Contains(TrackState.Failed, states);
        Assert.Equal("Step after step fails; the log says why.", track.Report().Message);
    }

    [Fact]
    public async Task Stopping_a_track_is_no_error()
    {
        using var stop = new CancellationTokenSource();
        var track = Of(
            new ScriptedSource(
                async (_, gone) =>
                {
                    await stop.CancelAsync();
                    gone.ThrowIfCancellationRequested();
                }
            )
        );

        await track.RunAsync(() => recogniser, turns, stop.Token);

        Assert.Equal((TrackState.Ended, null), (track.Report().State, track.Report().Message));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    public static TheoryData<int, float, string> WordlessEnds =>
        new()
        {
            { 0, 0, "a script is over and gave no sound, so there was nothing to caption. Check what it plays." },
            { 16000, 0, "it was silent or very quiet" },
            { 16000, 0.1f, "no word was recognised in it" },
        };

    [Theory]
    [MemberData(nameof(WordlessEnds))]
    public async Task A_source_that_ends_without_a_word_says_so(int samples, float amplitude, string sentence)
    {
        var track = Of(ScriptedSource.Of([.. Enumerable.Range(0, samples).Select(i => i % 2 == 0 ? amplitude : -amplitude)]));

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Equal(TrackState.Ended, track.Report().State);
        Assert.Contains(sentence, track.Report().Message, StringComparison.Ordinal);
        Assert.Equal($"Warning: Track main: {track.Report().Message}", log.Lines[^1]);
    }

    [Theory]
    [InlineData(0.1f, 0, "wordless", "as loud as speech for 22 s without a word")]
    [InlineData(0.1f, 9, "wordless", "Somebody speaks, but no word has been recognised for 22 s")]
    public async Task Sound_without_words_is_one_state_and_one_sentence_said_once(
        float amplitude,
        int unheard,
        string state,
        string sentence
    )
    {
        var during = new List<(TrackState State, string? Message)>();
        Track? track = null;
        recogniser.OnStep = _ =>
        {
            during.Add((track!.Report().State, track.Report().Message));
            return new() { Unheard = AudioTime.SamplesIn(unheard) };
        };
        track = Of(
            new ScriptedSource(
                async (ring, _) =>
                {
                    for (var second = 0; second < 24; second++)
                    {
                        ring.Write([.. Enumerable.Range(0, AudioTime.SampleRate).Select(i => i % 2 == 0 ? amplitude : -amplitude)]);
                        while (ring.Unread > 0)
                            await Task.Yield();
                    }
                    ring.Complete();
                }
            )
        );

        await track.RunAsync(() => recogniser, turns, Test.Stop);

        Assert.Contains(during, one => one.State.Word() == state && one.Message!.Contains(sentence, StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.StartsWith("Warning: Track main: ", StringComparison.Ordinal) && !line.Contains("is over"));
    }
}
