using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Viewers;

/// <summary>One viewer's queue of a single frame: a slow viewer misses frames, but never the newest.</summary>
/// <remarks>Threading: written by the track, read by the viewer's connection.</remarks>
internal sealed class ViewerSlot : IFrameSink
{
    private static readonly Counter<long> Skipped = Meters.Service.CreateCounter<long>(
        "livecaptions.frames.skipped",
        "{frame}",
        "Frames that a newer one replaced before a viewer took them"
    );

    private readonly Channel<(CaptionFrame Frame, long At)> newest = Channel.CreateBounded<(CaptionFrame, long)>(
        new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
            SingleWriter = false,
        },
        _ => Skipped.Add(1)
    );

    /// <inheritdoc/>
    public required (int Lines, bool Tentative) Wants { get; init; }

    /// <summary>Measures how long frames take to the viewer; null: nobody does.</summary>
    public FrameMeter? Meter { get; init; }

    /// <summary>The newest frames as they come, until <paramref name="gone"/>.</summary>
    /// <remarks>Whoever asks for the next one has written the one before.</remarks>
    public async IAsyncEnumerable<CaptionFrame> Frames([EnumeratorCancellation] CancellationToken gone)
    {
        await foreach (var (frame, at) in newest.Reader.ReadAllAsync(gone))
        {
            yield return frame;
            Meter?.Taken(at);
        }
    }

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame) => newest.Writer.TryWrite((frame, Meter?.Now ?? 0));

    /// <inheritdoc/>
    public void End() => newest.Writer.TryComplete();
}
