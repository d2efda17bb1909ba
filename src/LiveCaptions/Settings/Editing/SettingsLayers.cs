using System.Collections;

namespace LiveCaptions.Settings.Editing;

/// <summary>Puts the layers of settings over each other, from bytes that are on disk or that shall be.</summary>
/// <param name="places">The files.</param>
/// <param name="environment">Environment variables of the process.</param>
/// <param name="commandLine">The command line's values.</param>
internal sealed class SettingsLayers(SettingsPlaces places, IDictionary environment, IReadOnlyList<SettingValue> commandLine)
{
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public SettingsReading Read(byte[]? file, byte[]? saved)
    {
        var own = ValuesOf(file, places.File);
        var layers = new (SettingLayer Layer, IEnumerable<SettingValue> Values)[]
        {
            (
                SettingLayer.Program,
                own.Any(SettingsSources.IsOfTrack) ? Program.Where(value => !SettingsSources.IsOfTrack(value)) : Program
            ),
            (SettingLayer.File, own),
            (SettingLayer.Saved, ValuesOf(saved, places.Saved)),
            (SettingLayer.Environment, SettingsSources.FromEnvironment(environment)),
            (SettingLayer.CommandLine, commandLine),
        };
        var counts = layers.Select(layer => layer.Values.Count()).ToList();
        var named = SettingsReader.NamedTracks([.. layers.SelectMany(layer => layer.Values)]).ToList();
        var values = new Dictionary<SettingLayer, IReadOnlyList<SettingValue>>();
        foreach (var (at, layer) in layers.Index())
            values[layer.Layer] = named.GetRange(counts.Take(at).Sum(), counts[at]);
        return new(file, saved, values, SettingsReader.Read(named));
    }

    /// <summary>The values of the file beside the program.</summary>
    public IReadOnlyList<SettingValue> Program { get; } =
        places.Program is { } program && Path.Exists(program) ? SettingsFile.Read(program) : [];

    private static IReadOnlyList<SettingValue> ValuesOf(byte[]? file, string path) => file is null ? [] : SettingsFile.Parse(file, path);
}
