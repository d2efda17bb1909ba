using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Relay;

/// <summary>What happened to a track's words, as all machines apply it.</summary>
internal enum RelayedKind
{
    /// <summary>Words were settled or corrected.</summary>
    Words,

    /// <summary>The screens were cleared.</summary>
    Clear,

    /// <summary>Another source follows, whose time begins anew.</summary>
    BeginAnew,
}

/// <summary>
/// One event on the wire, for each output that people read; readers' and subtitles' are left out where they equal the overlay's.
/// </summary>
internal sealed record RelayedEvent(RelayedKind Kind = RelayedKind.Words)
{
    public RelayedText? Overlay { get; init; }
    public RelayedText? Readers { get; init; }
    public RelayedText? Subtitles { get; init; }

    /// <summary>An event of words.</summary>
    public static RelayedEvent Of(PublishedChange change, Shift shift)
    {
        var overlay = RelayedText.Of(change.Overlay, shift);
        return new()
        {
            Overlay = overlay,
            Readers = UnlessEqual(RelayedText.Of(change.Readers, shift), overlay),
            Subtitles = UnlessEqual(RelayedText.Of(change.Subtitles, shift), overlay),
        };
    }

    /// <summary>The words as this machine shows them.</summary>
    [JsonIgnore]
    public PublishedChange? Change =>
        Overlay is null ? null : new(Overlay.ToUpdate(), (Readers ?? Overlay).ToUpdate(), (Subtitles ?? Overlay).ToUpdate());

    private static RelayedText? UnlessEqual(RelayedText text, RelayedText overlay) => text.IsSame(overlay) ? null : text;
}
