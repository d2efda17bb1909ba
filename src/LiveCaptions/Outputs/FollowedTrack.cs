using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Outputs;

/// <summary>The track whose captions go to OBS, by its id: outputs stay with it when it is taken away, put back or replaced while the program runs.</summary>
/// <remarks>Threading: safe; tracks come and go on any thread, one lock.</remarks>
internal sealed class FollowedTrack : IDisposable
{
    private readonly Lock sync = new();
    private readonly CaptionTracks tracks;
    private readonly string? id;
    private readonly Func<CaptionUpdate, CaptionUpdate> pass;
    private readonly List<(IFrameSink Reader, int Chars, double Hold)> screens = [];
    private readonly List<(IWordSink Reader, TextOutput Output)> recorders = [];
    private TrackCaptions? now;

    /// <param name="id">Of the track; null: whichever is the first.</param>
    /// <param name="pass">What its changes go through before anybody gets them.</param>
    public FollowedTrack(CaptionTracks tracks, string? id, Func<CaptionUpdate, CaptionUpdate> pass)
    {
        (this.tracks, this.id, this.pass) = (tracks, id, pass);
        tracks.Changed += Follow;
        Follow();
    }

    /// <summary>Shows its newest frame, from now on.</summary>
    public void Join(IFrameSink reader, int chars, double hold)
    {
        lock (sync)
        {
            screens.Add((reader, chars, hold));
            now?.Join(reader, chars, hold);
        }
    }

    /// <summary>Takes its settled words, from now on, as this output writes them.</summary>
    public void Record(IWordSink reader, TextOutput output)
    {
        lock (sync)
        {
            recorders.Add((reader, output));
            now?.Record(reader, output);
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
                foreach (var (reader, _, _) in screens)
                    reader.End();
        }
    }

    private void Leave(TrackCaptions track)
    {
        track.Gate = null;
        foreach (var (reader, _, _) in screens)
            track.Leave(reader);
        foreach (var (reader, _) in recorders)
        {
            track.Leave(reader);
            reader.BeginAnew();
        }
    }

    private void Enter(TrackCaptions track)
    {
        track.Gate = pass;
        foreach (var (reader, chars, hold) in screens)
            track.Join(reader, chars, hold);
        foreach (var (reader, output) in recorders)
            track.Record(reader, output);
    }
}
