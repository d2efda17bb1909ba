using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LiveCaptions.Lifetime;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>Makes the view of all settings.</summary>
internal sealed class SettingsOnPage(SettingsStore store, SettingsSchema schema, WaitingSettings waiting, RestartRequest restart)
{
    /// <param name="isHere">The view is for a browser on this machine.</param>
    /// <exception cref="SettingsConflictException">The settings cannot be read.</exception>
    public SettingsView View(bool isHere)
    {
        var now = store.Read();
        var waits = waiting.In(now.Settings);
        return new(
            store.File,
            now.Version,
            restart.IsPossible,
            [.. now.Settings.Tracks.Select(track => track.Id)],
            waits,
            [
                .. Setting
                    .In(now.Settings)
                    .GroupBy(setting => setting.Key[..setting.Key.LastIndexOf(':')])
                    .Select(group => new SettingGroup(
                        group.Key,
                        schema.Description(group.Key),
                        group.Key.StartsWith("Tracks:", StringComparison.Ordinal) ? group.Key["Tracks:".Length..] : null,
                        [.. group.Select(setting => View(setting, now, waits, isHere))]
                    )),
            ]
        );
    }

    private SettingView View(Setting setting, SettingsReading now, IReadOnlyList<string> waits, bool isHere)
    {
        var (layer, origin) = now.OriginOf(setting);
        var range = setting.Property.GetCustomAttribute<RangeAttribute>();
        return new(
            setting.Key,
            setting.Property.Name,
            schema.Description(setting.Key),
            TypeOf(setting),
            ChoicesOf(setting.Property),
            range is null ? null : Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture),
            range is null ? null : Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture),
            setting.Default is null,
            Setting.Json(setting.Default),
            setting.IsSecret ? null : Setting.Json(setting.Value),
            Equals(setting.Value, setting.Default),
            layer,
            origin,
            store.Obstacle(setting, now) ?? (isHere ? null : LiveKeys.Remote(setting.Key)),
            LiveKeys.IsLive(setting.Key),
            waits.Contains(setting.Key)
        );
    }

    private static string TypeOf(Setting setting) =>
        setting.IsSecret ? "secret"
        : ChoicesOf(setting.Property) is not null ? "choice"
        : (Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType) switch
        {
            var type when type == typeof(bool) => "switch",
            var type when type == typeof(int) => "whole",
            var type when type == typeof(double) => "number",
            _ => "text",
        };

    private static string[]? ChoicesOf(PropertyInfo property) =>
        property.PropertyType.IsEnum
            ? Enum.GetNames(property.PropertyType)
            : property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Select(value => $"{value}").ToArray();
}
