using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>Which settings stand in the files otherwise than they hold, so that they wait for a restart.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class WaitingSettings
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, object?> holding;

    public WaitingSettings(SettingsStore store)
    {
        try
        {
            holding = Values(store.Read().Settings);
        }
        catch (SettingsConflictException)
        {
            holding = []; // the file was replaced while the program started; each setting in it waits
        }
    }

    /// <summary>These settings hold as they stand.</summary>
    public void Hold(IEnumerable<string> keys, ServiceSettings settings)
    {
        var present = Values(settings);
        lock (sync)
            foreach (var key in keys)
                if (present.TryGetValue(key, out var value))
                    holding[key] = value;
                else
                    holding.Remove(key);
    }

    /// <summary>The keys that wait, in the settings' order.</summary>
    public IReadOnlyList<string> In(ServiceSettings settings)
    {
        var present = Values(settings);
        lock (sync)
            return
            [
                .. present
                    .Keys.Union(holding.Keys)
                    .Where(key =>
                        !present.TryGetValue(key, out var wanted) || !holding.TryGetValue(key, out var held) || !Equals(wanted, held)
                    ),
            ];
    }

    private static Dictionary<string, object?> Values(ServiceSettings settings) =>
        Setting.In(settings).ToDictionary(setting => setting.Key, setting => setting.Value);
}
