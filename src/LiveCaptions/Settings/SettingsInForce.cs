namespace LiveCaptions.Settings;

/// <summary>The settings that hold now: those of the start, and what was changed since without a restart.</summary>
/// <param name="start">The settings of the start.</param>
/// <remarks>Threading: safe; a change replaces all settings at once.</remarks>
internal sealed class SettingsInForce(ServiceSettings start) : IDisposable
{
    private readonly Lock sync = new();
    private volatile ServiceSettings now = start;
    private volatile CancellationTokenSource changed = new();

    public ServiceSettings Now => now;

    /// <summary>Cancelled by the next change. Take it before the settings, so that no change is missed.</summary>
    public CancellationToken Changed => changed.Token;

    public void Dispose() => changed.Dispose();

    public void Change(Func<ServiceSettings, ServiceSettings> change)
    {
        lock (sync)
        {
            now = change(now);
            var over = changed;
            changed = new();
            over.Cancel();
        }
    }
}
