using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Viewers;

/// <summary>A viewer of all tracks at once: reads each of them and offers the viewer's slot one picture; follows when tracks come and go.</summary>
/// <remarks>Threading: offered by all tracks; its own lock is held for a picture only, never while a track is joined or left.</remarks>
internal sealed class AllTracksReader : IDisposable
{
    private readonly CaptionTracks tracks;
    private readonly IFrameSink viewer;
    private readonly int chars;
    private readonly double hold;
    private readonly string labels;
    private readonly MixedLines lines;
    private readonly Lock sync = new(),
        joining = new();
    private readonly Dictionary<TrackCaptions, Part> parts = [];
    private bool gone;

    public AllTracksReader(CaptionTracks tracks, IFrameSink viewer, int chars, double hold, string labels)
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
            gone = true;
            foreach (var (captions, part) in parts)
                captions.Leave(part);
            parts.Clear();
        }
    }

    private void Follow()
    {
        lock (joining)
        {
            if (gone)
                return;
            var now = tracks.All;
            foreach (var captions in parts.Keys.Except(now).ToList())
            {
                parts.Remove(captions, out var part);
                captions.Leave(part!);
                Remove(captions.Track);
            }
            foreach (var captions in now.Where(t => !parts.ContainsKey(t)))
                captions.Join(parts[captions] = new(this), ColumnsFor(captions), hold);
        }
    }

    /// <summary>Columns a line that the track's label leaves.</summary>
    private int ColumnsFor(TrackCaptions captions) => Math.Max(20, chars - TextColumns.Of(LabelText.Before(labels, captions.Label)));

    private void Take(CaptionFrame frame)
    {
        lock (sync)
            viewer.Offer(LabelText.Write(lines.Take(frame), labels));
    }

    private void Remove(string track)
    {
        lock (sync)
            if (lines.Remove(track) is { } picture)
                viewer.Offer(LabelText.Write(picture, labels));
    }

    /// <summary>One track of them.</summary>
    private sealed class Part(AllTracksReader all) : IFrameSink
    {
        public (int Lines, bool Tentative) Wants => all.viewer.Wants;

        public void Offer(CaptionFrame frame) => all.Take(frame);

        public void End()
        {
            // The others go on.
        }
    }
}
