using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>One change of a settings file. Keys may be written in any case: <c>Server:Port</c>, <c>Tracks:guest</c>.</summary>
internal abstract record SettingsEdit(string Key)
{
    /// <summary>The parts of the key.</summary>
    public string[] Path => Key.Split(':');

    /// <summary>Gives a setting a value; sections that are missing are made. An object's members are set one by one.</summary>
    public static SettingsEdit Set(string key, JsonNode? value) => new SetEdit(key, value?.DeepClone());

    /// <summary>Removes a setting, a section or a track, with the comments inside it.</summary>
    public static SettingsEdit Remove(string key) => new RemoveEdit(key);

    /// <summary>Gives a section, such as a track, another name in the same place.</summary>
    public static SettingsEdit Rename(string key, string name) => new RenameEdit(key, name);

    /// <summary>
    /// The settings that it changes, by the keys' own spelling: of a section that is set, those in it; of one that is removed, all.
    /// </summary>
    public IEnumerable<string> Keys =>
        this is SetEdit { Value: JsonObject section } ? section.SelectMany(member => Set($"{Key}:{member.Key}", member.Value).Keys)
        : Setting.Find(Key) is { } setting ? [setting.Key]
        : Setting.In(new()).Select(inside => inside.Key).Where(inside => inside.StartsWith(Key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>The places of the text to change.</summary>
    public abstract IEnumerable<Splice> In(JsonMap map);
}

/// <summary>Gives a setting a value.</summary>
internal sealed record SetEdit(string Key, JsonNode? Value) : SettingsEdit(Key)
{
    public override IEnumerable<Splice> In(JsonMap map)
    {
        if (map.Find(Path) is { } present)
            return [new(present.Value, JsonText.Of(Value))];
        var into = map.Innermost(Path);
        return new JsonInsertion(map).Insert(into, Path[into.Path.Length..], JsonText.Of(Value));
    }
}

/// <summary>Removes a setting, a section or a track.</summary>
internal sealed record RemoveEdit(string Key) : SettingsEdit(Key)
{
    public override IEnumerable<Splice> In(JsonMap map) =>
        map.Members.FirstOrDefault(member => member.Names(Path)) is { } present ? new JsonRemoval(map).Remove(present) : [];
}

/// <summary>Gives a section another name.</summary>
internal sealed record RenameEdit(string Key, string Name) : SettingsEdit(Key)
{
    public override IEnumerable<Splice> In(JsonMap map) =>
        map.Members.Where(member => member.Names(Path)).Select(member => new Splice(member.Key, JsonText.Quote(Renamed(member))));

    private string Renamed(JsonMember member)
    {
        string[] parts = [.. member.Path[..(Path.Length - 1)], Name, .. member.Path[Path.Length..]];
        return string.Join(':', parts[(member.Path.Length - member.Own)..]);
    }
}
