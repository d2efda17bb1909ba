using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Tracks;

public sealed class TrackServiceTests : IDisposable
{
    private readonly Dictionary<string, CollectingViewer> viewers = [];
    private readonly Dictionary<string, IAudioSource> sources = [];
    private readonly CaptionTracks tracks = new();
    private readonly ScriptedRecognisers recognisers = new();
    private readonly DecodeScheduler turns = new();
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TrackRoster roster;

    public TrackServiceTests() =>
        roster = new(
            tracks,
            recognisers,
            new TrackFactory(
                track => new(track.Id, track.Name, new(TimeProvider.System)),
                (track, captions) =>
                {
                    if (!viewers.ContainsKey(track.Id))
                        captions.Join(viewers[track.Id] = new CollectingViewer(), 42, 5);
                    return new Track(sources[track.Source], captions, TimeProvider.System, NullLogger.Instance);
                },
                track => new StreamSettings { Language = track.Language },
                (track, stop) =>
                    track.Source == "hangs" ? new TaskCompletionSource().Task.WaitAsync(stop)
                    : sources.ContainsKey(track.Source) ? Task.CompletedTask
                    : throw new SourceException("There is no such thing."),
                _ => { }
            ),
            turns
        );

    /// <summary>Sound that goes on until the track is stopped.</summary>
    private ScriptedSource Endless =>
        new(
            (_, stop) =>
            {
                begun.TrySetResult();
                return new TaskCompletionSource().Task.WaitAsync(stop);
            }
        );

    public void Dispose()
    {
        roster.Dispose();
        turns.Dispose();
        recognisers.Dispose();
    }

    private TrackSettings Of(string language, IAudioSource source)
    {
        sources[language] = source;
        return new()
        {
            Id = language,
            Language = language,
            Source = language,
        };
    }

    private async Task<TrackService> RunAsync(params TrackSettings[] settings)
    {
        var service = new TrackService(roster, settings);
        await service.StartAsync(Test.Stop);
        await service.StartedAsync(Test.Stop);
        return service;
    }

    [Fact]
    public async Task Nothing_is_captioned_before_everything_has_started()
    {
        using var service = new TrackService(roster, [Of("en", ScriptedSource.Of(320))]);
        await service.StartAsync(Test.Stop);
        Assert.Equal(TrackState.Starting, Assert.Single(roster.Tracks).State);
        Assert.False(service.ExecuteTask!.IsCompleted);

        await service.StopAsync(Test.Stop); // another part could not start

        await Task.WhenAny(service.ExecuteTask);
        Assert.False(service.ExecuteTask.IsFaulted); // cancelled, if it was stopped before a thread was free to begin it
        Assert.Equal(TrackState.Starting, Assert.Single(roster.Tracks).State);
    }

    [Fact]
    public async Task Each_track_has_a_recogniser_and_captions_of_its_own()
    {
        using var service = await RunAsync(Of("en", ScriptedSource.Of(320)), Of("de", ScriptedSource.Of(320)));
        await service.ExecuteTask!;

        Assert.Equal(["in en|"], viewers["en"].Screen);
        Assert.Equal(["in de|"], viewers["de"].Screen);
        Assert.Equal([("en", TrackState.Ended), ("de", TrackState.Ended)], roster.Tracks.Select(t => (t.Id, t.State)));
    }

    [Fact]
    public async Task A_source_that_does_not_answer_blocks_no_change_of_other_tracks()
    {
        using var gone = new CancellationTokenSource();
        var hanging = roster.PutAsync(Of("hangs", Endless), gone.Token);

        Assert.True(await roster.PutAsync(Of("en", Endless), Test.Stop));
        Assert.True(await roster.RemoveAsync("en", Test.Stop));
        Assert.False(hanging.IsCompleted);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task A_track_that_fails_does_not_end_the_other()
    {
        var over = new TaskCompletionSource();
        var goesOn = new ScriptedSource(
            async (ring, stop) =>
            {
                await over.Task.WaitAsync(stop);
                ring.Write(new float[320]);
                ring.Complete();
            }
        );
        var fails = new ScriptedSource(
            (_, _) =>
            {
                over.SetResult();
                throw new InvalidOperationException("Oops.");
            }
        );
        using var service = await RunAsync(Of("en", fails), Of("de", goesOn));
        await service.ExecuteTask!;

        Assert.Equal([TrackState.Failed, TrackState.Ended], roster.Tracks.Select(t => t.State));
        Assert.Equal(["in de|"], viewers["de"].Screen);
    }

    [Fact]
    public async Task A_track_that_comes_later_is_captioned_and_found_by_viewers()
    {
        using var service = await RunAsync(Of("en", ScriptedSource.Of(320)));

        Assert.True(await roster.PutAsync(Of("de", ScriptedSource.Of(320)) with { Label = "Guest", Colour = "#fd0" }, Test.Stop));
        await roster.EndedAsync();

        Assert.Equal(["en", "de"], tracks.Ids);
        Assert.Equal(["in de|"], viewers["de"].Screen);
        Assert.Equal(("Guest", "#fd0"), (viewers["de"].Frames[^1].Label, viewers["de"].Frames[^1].Colour));
    }

    [Fact]
    public async Task New_looks_do_not_interrupt_a_track_and_another_source_keeps_its_viewers()
    {
        using var service = await RunAsync(Of("en", Endless));
        await begun.Task;
        var before = roster.Find("en")!;

        Assert.False(await roster.PutAsync(before with { Label = "Host" }, Test.Stop));
        Assert.Equal("Host", viewers["en"].Frames[^1].Label);
        Assert.Equal(1, recognisers.Opened);

        sources["other"] = ScriptedSource.Of(320);
        Assert.False(await roster.PutAsync(before with { Source = "other" }, Test.Stop));
        await roster.EndedAsync();

        Assert.Equal(2, recognisers.Opened);
        Assert.Equal(["in en|"], viewers["en"].Screen);
        Assert.False(viewers["en"].IsOver);
    }

    [Fact]
    public async Task A_source_that_cannot_be_had_leaves_everything_as_it_was()
    {
        using var service = await RunAsync(Of("en", Endless));

        await Assert.ThrowsAsync<SourceException>(() => roster.PutAsync(roster.Find("en")! with { Source = "nothing" }, Test.Stop));
        await Assert.ThrowsAsync<SourceException>(() => roster.PutAsync(new TrackSettings { Id = "new", Source = "nothing" }, Test.Stop));

        Assert.Equal("en", roster.Find("en")!.Source);
        Assert.Equal(["en"], tracks.Ids);
        await service.StopAsync(Test.Stop);
    }

    [Fact]
    public async Task A_track_that_is_taken_away_ends_and_its_viewers_are_told()
    {
        using var service = await RunAsync(Of("en", Endless), Of("de", ScriptedSource.Of(320)));

        Assert.True(await roster.RemoveAsync("en", Test.Stop));
        Assert.False(await roster.RemoveAsync("en", Test.Stop));

        Assert.True(viewers["en"].IsOver);
        Assert.Equal(["de"], tracks.Ids);
        Assert.Equal(["de"], roster.Tracks.Select(t => t.Id));
    }

    [Fact]
    public async Task There_is_an_end_to_the_number_of_tracks()
    {
        using var service = await RunAsync();
        for (var i = 0; i < TrackRoster.MaxTracks; i++)
            await roster.PutAsync(Of($"t{i}", ScriptedSource.Of(320)), Test.Stop);

        await Assert.ThrowsAsync<TooManyTracksException>(() => roster.PutAsync(Of("more", ScriptedSource.Of(320)), Test.Stop));
    }

    [Fact]
    public async Task Stopping_ends_those_that_came_later_too()
    {
        using var service = await RunAsync(Of("en", Endless));
        await roster.PutAsync(Of("de", Endless), Test.Stop);

        await service.StopAsync(Test.Stop);

        Assert.Equal([TrackState.Ended, TrackState.Ended], roster.Tracks.Select(t => t.State));
    }

    /// <summary>Recognises a word and the name of its language.</summary>
    private sealed class ScriptedRecognisers : IRecognisers
    {
        private int opened;

        public int Opened => opened;
        public string Model => "script";

        public void Check(StreamSettings settings) { }

        public ISpeechStream Open(StreamSettings settings)
        {
            Interlocked.Increment(ref opened);
            return new ScriptedRecogniser { OnFinish = () => Changes.Heard($"in {settings.Language}") };
        }

        public void Dispose() { }
    }
}
