using System.Diagnostics.Metrics;
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

    private readonly Channel<CaptionFrame> newest = Channel.CreateBounded<CaptionFrame>(
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

    /// <summary>The newest frames as they come, until <paramref name="gone"/>.</summary>
    public IAsyncEnumerable<CaptionFrame> Frames(CancellationToken gone) => newest.Reader.ReadAllAsync(gone);

    /// <inheritdoc/>
    public void Offer(CaptionFrame frame) => newest.Writer.TryWrite(frame);

    /// <inheritdoc/>
    public void End() => newest.Writer.TryComplete();
}
