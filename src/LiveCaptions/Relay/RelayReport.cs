using System.Text.Json.Serialization;
using LiveCaptions.Health;

namespace LiveCaptions.Relay;

/// <summary>Whether a machine writes a track's captions for all others.</summary>
[JsonConverter(typeof(CamelCaseNames<RelayState>))]
internal enum RelayState
{
    /// <summary>The store was not reached yet, or is away: captions go on here, and later there.</summary>
    Away,

    /// <summary>Its captions go out everywhere.</summary>
    Writing,

    /// <summary>Another machine's captions go out; this one takes over when that one is lost.</summary>
    Standby,
}

/// <summary>How a track's publication is doing.</summary>
/// <param name="Holder">The machine whose captions go out; null while unknown.</param>
/// <param name="Epoch">The epoch that is written; 0: none.</param>
/// <param name="Trouble">Why nothing goes out, as a sentence.</param>
internal sealed record RelayReport(string Track, RelayState State, string? Holder, long Epoch, string? Trouble);
