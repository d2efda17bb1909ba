namespace LiveCaptions.Settings;

/// <summary>The errors found while settings are read, all of which are reported together.</summary>
/// <param name="warn">Receives warnings; null: they are dropped.</param>
internal sealed class SettingsFindings(Action<string>? warn)
{
    public List<string> Errors { get; } = [];

    public void Warn(string warning) => warn?.Invoke(warning);

    /// <exception cref="SettingsException">There was at least one error.</exception>
    public void ThrowIfAny()
    {
        if (Errors.Count > 0)
            throw new SettingsException([.. Errors.Distinct()]);
    }
}
