using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Viewers;

/// <summary>
/// A viewer of all tracks at once: takes the frames of each track and offers the viewer one frame; follows tracks that are added and
/// removed.
/// </summary>
/// <remarks>Threading: frames are offered by all tracks; <c>sync</c> is held for one frame, never while a track is joined or
/// left.</remarks>
internal sealed class AllTracksSink : IDisposable
{
    private readonly CaptionTracks tracks;
    private readonly IFrameSink viewer;
    private readonly int chars;
    private readonly double hold;
    private readonly string labels;
    private readonly MixedLines lines;
    private readonly Lock sync = new(),
        joining = new();
    private readonly Dictionary<TrackCaptions, TrackSink> sinks = [];
    private bool isDisposed;

    public AllTracksSink(CaptionTracks tracks, IFrameSink viewer, int chars, double hold, string labels)
    {
        (this.tracks, this.viewer, this.chars, this.hold, this.labels) = (tracks, viewer, chars, hold, labels);
        lines = new(viewer.Wants.Lines);
        tracks.Changed += Follow;
        Follow();
    }

    public void Dispose()
    {
        tracks.Changed -= Follow;
        lock (joining)
        {
            isDisposed = true;
            foreach (var (captions, sink) in sinks)
                captions.Leave(sink);
            sinks.Clear();
        }
    }

    private void Follow()
    {
        lock (joining)
        {
            if (isDisposed)
                return;
            var now = tracks.All;
            foreach (var captions in sinks.Keys.Except(now).ToList())
            {
                sinks.Remove(captions, out var sink);
                captions.Leave(sink!);
                Remove(captions.Track);
            }
            foreach (var captions in now.Where(t => !sinks.ContainsKey(t)))
                captions.Join(sinks[captions] = new(this), LabelText.ColumnsBehind(labels, captions.Label, chars), hold);
        }
    }

    private void Offer(CaptionFrame frame)
    {
        lock (sync)
            viewer.Offer(LabelText.Write(lines.Take(frame), labels));
    }

    private void Remove(string track)
    {
        lock (sync)
            if (lines.Remove(track) is { } frame)
                viewer.Offer(LabelText.Write(frame, labels));
    }

    /// <summary>The sink of one track.</summary>
    private sealed class TrackSink(AllTracksSink all) : IFrameSink
    {
        public (int Lines, bool Tentative) Wants => all.viewer.Wants;

        public void Offer(CaptionFrame frame) => all.Offer(frame);

        public void End()
        {
            // The other tracks go on.
        }
    }
}
