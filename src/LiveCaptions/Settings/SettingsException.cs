namespace LiveCaptions.Settings;

/// <summary>Settings that the program cannot start with: all of the problems at once, a line each.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(
    (problems.Count == 1 ? "One setting is wrong, so nothing was started:" : $"{problems.Count} settings are wrong, so nothing was started:")
    + string.Concat(problems.Select(p => Environment.NewLine + "  - " + p)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
