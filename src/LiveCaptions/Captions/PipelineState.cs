using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>How a track's pipeline stands.</summary>
/// <param name="AirDelay">How long settled words wait before they go on air.</param>
/// <param name="Overlay">Whether the picture gets captions.</param>
/// <param name="Readers">Whether people's own devices get them.</param>
/// <param name="Words">The newest words that have gone out or wait, oldest first.</param>
/// <param name="Waiting">Numbers of those that wait.</param>
/// <param name="Tentative">Words that may still change.</param>
/// <param name="Delays">How late captions were, over the last five minutes.</param>
/// <param name="Speed">Words a minute over the last ten seconds of speech.</param>
internal sealed record PipelineState(
    bool Paused,
    TimeSpan AirDelay,
    bool Overlay,
    bool Readers,
    IReadOnlyList<LoggedWord> Words,
    IReadOnlySet<long> Waiting,
    IReadOnlyList<TentativeWord> Tentative,
    IReadOnlyList<DelayPoint> Delays,
    int Speed
);

/// <summary>What the operator lets out of a track.</summary>
/// <param name="Delay">How long settled words wait before they go on air.</param>
/// <param name="Overlay">Whether the picture gets captions.</param>
/// <param name="Readers">Whether people's own devices get them.</param>
/// <param name="OffAir">Everything is off air, whatever the others say.</param>
internal sealed record AirState(bool Paused, TimeSpan Delay, bool Overlay, bool Readers, bool OffAir);
