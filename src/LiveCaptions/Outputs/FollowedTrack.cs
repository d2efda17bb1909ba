using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Outputs;

/// <summary>
/// Keeps outputs on the track that goes to OBS, by its id, also when it is removed, added again or replaced while the program runs.
/// </summary>
/// <remarks>Threading: safe; tracks are added and removed on any thread; one lock.</remarks>
internal sealed class FollowedTrack : IDisposable
{
    private readonly Lock sync = new();
    private readonly CaptionTracks tracks;
    private readonly string? id;
    private readonly List<(IFrameSink Sink, int Chars, double Hold)> screens = [];
    private readonly List<(IWordSink Sink, TextOutput Output)> wordSinks = [];
    private TrackCaptions? now;

    /// <param name="id">The track's id; null follows whichever track is the first.</param>
    public FollowedTrack(CaptionTracks tracks, string? id)
    {
        (this.tracks, this.id) = (tracks, id);
        tracks.Changed += Follow;
        Follow();
    }

    /// <summary>Gives a sink the track's newest frames from now on.</summary>
    public void Join(IFrameSink sink, int chars, double hold)
    {
        lock (sync)
        {
            screens.Add((sink, chars, hold));
            now?.Join(sink, chars, hold);
        }
    }

    /// <summary>Gives a sink the track's settled words from now on, as this output writes them.</summary>
    public void Subscribe(IWordSink sink, TextOutput output)
    {
        lock (sync)
        {
            wordSinks.Add((sink, output));
            now?.Pipeline.Subscribe(sink, output);
        }
    }

    public void Dispose() => tracks.Changed -= Follow;

    private void Follow()
    {
        lock (sync)
        {
            var other = tracks.Find(id);
            if (other == now)
                return;
            if (now is not null)
                Leave(now);
            now = other;
            if (now is not null)
                Enter(now);
            else
                foreach (var (sink, _, _) in screens)
                    sink.End();
        }
    }

    private void Leave(TrackCaptions track)
    {
        foreach (var (sink, _, _) in screens)
            track.Leave(sink);
        foreach (var (sink, _) in wordSinks)
        {
            track.Pipeline.Unsubscribe(sink);
            sink.BeginAnew();
        }
    }

    private void Enter(TrackCaptions track)
    {
        foreach (var (sink, chars, hold) in screens)
            track.Join(sink, chars, hold);
        foreach (var (sink, output) in wordSinks)
            track.Pipeline.Subscribe(sink, output);
    }
}
