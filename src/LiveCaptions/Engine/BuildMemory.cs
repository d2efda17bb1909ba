using System.Text.Json;
using LiveCaptions.Files;

namespace LiveCaptions.Engine;

/// <summary>Which build of the engine computes here, as it was found earlier.</summary>
/// <remarks>If the file is damaged or cannot be written, builds are tried again; nothing else is lost.</remarks>
internal sealed class BuildMemory(string path)
{
    // Installations side by side, and a virtual machine that moves between two hosts.
    private const int MaxEntries = 20;

    /// <summary>The choice for this engine on this machine; null: not known.</summary>
    public BuildChoice? Recall(string key) => Read().TryGetValue(key, out var choice) && choice is { Refused: not null } ? choice : null;

    /// <summary>Stores a choice.</summary>
    public void Keep(string key, BuildChoice choice)
    {
        var all = Read();
        all.Remove(key);
        while (all.Count >= MaxEntries)
            all.RemoveAt(0);
        all[key] = choice;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, JsonSerializer.Serialize(all));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is tried again next time.
        }
    }

    private OrderedDictionary<string, BuildChoice> Read()
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<OrderedDictionary<string, BuildChoice>>(File.ReadAllText(path)) ?? []
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
