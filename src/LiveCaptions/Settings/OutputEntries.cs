using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>The outputs while settings are read, by their ids.</summary>
internal sealed class OutputEntries
{
    private readonly OrderedDictionary<string, OutputSettings> outputs = [];

    /// <summary>The settings with the outputs that were read.</summary>
    public ServiceSettings In(ServiceSettings settings) => outputs.Count == 0 ? settings : settings with { Outputs = [.. outputs.Values] };

    /// <summary>The output that a value is for; null: it is for none, and a fault was noted unless it is the section itself.</summary>
    public OutputSettings? Of(SettingValue value, SettingsFindings findings)
    {
        // What was written in its place may be an address with a key, so it is not repeated.
        if (value is { Path.Length: <= 2, Text: not null })
            findings.Errors.Add(
                $"{value.Key} ({value.Origin}) is not a set of outputs; write \"Outputs\": {{ \"vmix\": {{ \"Address\": \"127.0.0.1:8099\" }} }}."
            );
        else if (value.Path is [_, var id, ..])
            return Of(id, value, findings);
        return null;
    }

    private OutputSettings? Of(string id, SettingValue value, SettingsFindings findings)
    {
        if (id.Length == 0 || !new RegularExpressionAttribute(TrackSettings.IdPattern).IsValid(id))
        {
            findings.Errors.Add($"\"{id}\" ({value.Origin}) is not an output's id: 1 to 32 of the characters a-z, 0-9 and \"-\".");
            return null;
        }
        if (!outputs.TryGetValue(id, out var output))
            outputs.Add(id, output = new OutputSettings { Id = id });
        return output;
    }
}
