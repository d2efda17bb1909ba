using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Tracks;

public sealed class TrackServiceTests : IDisposable
{
    private readonly Dictionary<string, CollectingReader> viewers = [];
    private readonly ScriptedRecognisers recognisers = new();

    public void Dispose() => recognisers.Dispose();

    private TrackOnAir OnAir(string id, IAudioSource source)
    {
        var captions = new TrackCaptions(id, id, "abc", TimeProvider.System);
        captions.Join(viewers[id] = new CollectingReader(), 42, 5);
        return new(new Track(id, id, source, captions, TimeProvider.System, NullLogger.Instance), new StreamSettings { Language = id });
    }

    private async Task<TrackService> RunAsync(params TrackOnAir[] tracks)
    {
        var service = new TrackService(tracks, recognisers);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await service.ExecuteTask!;
        return service;
    }

    [Fact]
    public async Task Each_track_has_a_recogniser_and_captions_of_its_own()
    {
        using var service = await RunAsync(OnAir("en", ScriptedSource.Of(320)), OnAir("de", ScriptedSource.Of(320)));

        Assert.Equal(["in en|"], viewers["en"].Screen);
        Assert.Equal(["in de|"], viewers["de"].Screen);
        Assert.Equal([("en", "ended"), ("de", "ended")], service.Tracks.Select(t => (t.Id, t.State)));
    }

    [Fact]
    public async Task One_track_that_fails_does_not_end_the_other()
    {
        var over = new TaskCompletionSource();
        var goesOn = new ScriptedSource(async (ring, stop) =>
        {
            await over.Task.WaitAsync(stop);
            ring.Write(new float[320]);
            ring.Complete();
        });
        var fails = new ScriptedSource((_, _) =>
        {
            over.SetResult();
            throw new InvalidOperationException("Oops.");
        });
        using var service = await RunAsync(OnAir("en", fails), OnAir("de", goesOn));

        Assert.Equal(["failed", "ended"], service.Tracks.Select(t => t.State));
        Assert.Equal(["in de|"], viewers["de"].Screen);
    }

    /// <summary>Hears a word and the name of its language.</summary>
    private sealed class ScriptedRecognisers : IRecognisers
    {
        public string Model => "script";
        public void Check(StreamSettings settings) { }
        public IRecogniser Open(StreamSettings settings) => new ScriptedRecogniser { OnFinish = () => Changes.Heard($"in {settings.Language}") };
        public void Dispose() { }
    }
}
