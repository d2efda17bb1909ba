using System.Globalization;
using System.Text.Json.Serialization;

namespace LiveCaptions.Lifetime;

/// <summary>Restarts of the service after crashes, since the program was started.</summary>
/// <param name="Count">How often it was restarted.</param>
/// <param name="At">The time of the last one; null if there was none.</param>
/// <param name="Cause">Why the service crashed the last time: "it was killed (SIGKILL)"; null if it has not crashed.</param>
internal sealed record Restarts(int Count = 0, DateTimeOffset? At = null, string? Cause = null)
{
    public static readonly Restarts None = new();

    /// <summary>How often, in words: "once", "3 times".</summary>
    [JsonIgnore]
    public string Times => Count == 1 ? "once" : $"{Count} times";

    /// <summary>The last one, as the end of a sentence: "at 20:15:03, because it was killed (SIGKILL)".</summary>
    [JsonIgnore]
    public string Last => $"at {At?.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}, because {Cause}";

    /// <summary>One sentence for the log; null if there was no restart.</summary>
    public string? Sentence =>
        Count == 0
            ? null
            : $"LiveCaptions has crashed and was restarted {Times}, last {Last}. Words of those seconds are missing; please report it with the log.";

    /// <summary>Writes it into a variable for the service's process.</summary>
    public string ToVariable() => string.Create(CultureInfo.InvariantCulture, $"{Count};{At?.ToUnixTimeSeconds()};{Cause}");

    /// <summary>Reads what <see cref="ToVariable"/> wrote; anything else means no restart.</summary>
    public static Restarts Parse(string? text) =>
        text?.Split(';', 3) is [var count, var at, var cause]
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new(number, DateTimeOffset.FromUnixTimeSeconds(seconds), cause)
            : None;
}
