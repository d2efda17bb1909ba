using System.Text.Json.Serialization;
using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>
/// All that a machine needs in order to show a track as it is now: whole, never a difference, so that the newest one is enough. The last
/// events are in it; whoever lacks earlier ones reads them from the store.
/// </summary>
/// <param name="Epoch">Rises whenever another machine makes the captions.</param>
/// <param name="Sequence">Rises with every publication within an epoch; a heartbeat repeats it.</param>
/// <param name="Beat">Rises with every frame that is sent in an epoch, heartbeats included.</param>
/// <param name="Node">The machine that makes the captions.</param>
/// <param name="Before">The event before <paramref name="Events"/>; empty: there is none.</param>
/// <param name="Events">The newest events, oldest first.</param>
internal sealed record RelayFrame(long Epoch, long Sequence, long Beat, string Node, string Before, IReadOnlyList<PlacedEvent> Events)
{
    /// <summary>The track's id.</summary>
    public string Track { get; init; } = "";

    /// <summary>The track's name for people.</summary>
    public string Label { get; init; } = "";
    public string? Colour { get; init; }

    /// <summary>What people call the voices, by number; null: nobody has a name.</summary>
    public IReadOnlyDictionary<int, string>? Names { get; init; }

    /// <summary>The track is gone.</summary>
    public bool Ended { get; init; }

    /// <summary>The tentative words and all else that is true now; null: nothing was said yet.</summary>
    public RelayedEvent? Now { get; init; }

    /// <summary>Stream time when it was sent, in samples at 16 kHz: what a machine that takes over goes on from.</summary>
    public long Time { get; init; }

    /// <summary>Captions are off air.</summary>
    public bool OffAir { get; init; }

    /// <summary>How the track is doing where its captions are made; null: nobody tells.</summary>
    public TrackReport? Report { get; init; }

    [JsonIgnore]
    public FrameOrder Order => new(Epoch, Sequence);

    /// <summary>The position of the newest event.</summary>
    [JsonIgnore]
    public WordPosition Last => WordPosition.Parse(Events.Count > 0 ? Events[^1].Id : Before);
}

/// <summary>An event with its position.</summary>
/// <param name="Id">As <see cref="WordPosition"/> writes it.</param>
internal sealed record PlacedEvent(string Id, RelayedEvent Event)
{
    [JsonIgnore]
    public WordPosition Position => WordPosition.Parse(Id);
}
