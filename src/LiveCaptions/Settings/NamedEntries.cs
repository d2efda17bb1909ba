using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>The entries of a section while settings are read, by their ids.</summary>
/// <param name="one">An entry, in sentences: "an output".</param>
/// <param name="several">Entries, in sentences: "outputs".</param>
/// <param name="example">How the section is written.</param>
/// <param name="make">Makes an entry of this id.</param>
internal sealed class NamedEntries<TEntry>(string one, string several, string example, Func<string, TEntry> make)
    where TEntry : class
{
    private readonly OrderedDictionary<string, TEntry> entries = [];

    /// <summary>The entries in the order in which they were written; others where none were.</summary>
    public IReadOnlyList<TEntry> Or(IReadOnlyList<TEntry> others) => entries.Count == 0 ? others : [.. entries.Values];

    /// <summary>The entry that a value is for; null: it is for none, and a fault was noted unless it is the section itself.</summary>
    public TEntry? Of(SettingValue value, SettingsFindings findings)
    {
        // What was written in its place may be an address with a key, so it is not repeated.
        if (value is { Path.Length: <= 2, Text: not null })
            findings.Errors.Add($"{value.Key} ({value.Origin}) is not a set of {several}; write {example}.");
        else if (value.Path is [_, var id, ..])
            return Of(id, value, findings);
        return null;
    }

    private TEntry? Of(string id, SettingValue value, SettingsFindings findings)
    {
        if (id.Length == 0 || !new RegularExpressionAttribute(TrackSettings.IdPattern).IsValid(id))
        {
            findings.Errors.Add($"\"{id}\" ({value.Origin}) is not {one}'s id: 1 to 32 of the characters a-z, 0-9 and \"-\".");
            return null;
        }
        if (!entries.TryGetValue(id, out var entry))
            entries.Add(id, entry = make(id));
        return entry;
    }
}
