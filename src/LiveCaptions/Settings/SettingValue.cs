using LiveCaptions.Health;

namespace LiveCaptions.Settings;

/// <summary>A value as it was written, and where.</summary>
/// <param name="Key">The path to the setting: <c>Server:Port</c>.</param>
/// <param name="Text">Null: the default.</param>
/// <param name="Origin">Where a person finds it: <c>line 3 of livecaptions.json</c>.</param>
internal readonly record struct SettingValue(string Key, string? Text, string Origin)
{
    /// <summary>Represents a list where a single value belongs.</summary>
    public const string List = "[…]";

    /// <summary>Represents the first track's id, whatever it is.</summary>
    public const string FirstTrack = "*";

    /// <summary>The parts of the key.</summary>
    public string[] Path => Key.Split(':');
}

/// <summary>Settings that cannot be used; the message names every error.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(Describe(problems)), IUserFacingError
{
    /// <summary>A sentence for each error.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<string> problems) =>
        problems.Count == 1
            ? "LiveCaptions did not start, since a setting cannot be used: " + problems[0]
            : $"LiveCaptions did not start, since {problems.Count} settings cannot be used:"
                + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}"));
}
