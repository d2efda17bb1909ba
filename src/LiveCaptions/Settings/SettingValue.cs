namespace LiveCaptions.Settings;

/// <summary>One value as somebody wrote it, and where.</summary>
/// <param name="Key">The way to it: <c>Server:Port</c>.</param>
/// <param name="Text">Null: left to its default.</param>
/// <param name="Origin">For the person who must find it: <c>line 3 of livecaptions.json</c>.</param>
internal readonly record struct SettingValue(string Key, string? Text, string Origin)
{
    /// <summary>Stands for a list where one value belongs.</summary>
    public const string List = "[…]";

    /// <summary>In place of a track's id: the first track, whatever its id.</summary>
    public const string FirstTrack = "*";

    /// <summary>The parts of the key.</summary>
    public string[] Path => Key.Split(':');
}

/// <summary>Settings that cannot be used; the message names each fault.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(Describe(problems))
{
    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<string> problems) =>
        problems.Count == 1
            ? "LiveCaptions did not start, since a setting cannot be used: " + problems[0]
            : $"LiveCaptions did not start, since {problems.Count} settings cannot be used:"
                + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}"));
}
