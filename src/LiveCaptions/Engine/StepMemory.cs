using System.Text.Json;
using LiveCaptions.Files;

namespace LiveCaptions.Engine;

/// <summary>Earlier measurements on this machine: a file with a line for each model, machine and setting.</summary>
/// <remarks>If the file is damaged or cannot be written, models are measured again; nothing else is lost.</remarks>
internal sealed class StepMemory(string path)
{
    private const int MaxEntries = 200;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Seconds of a step; null: not measured yet.</summary>
    public double? Recall(string key) => Read().TryGetValue(key, out var seconds) && seconds is > 0 and < 1000 ? seconds : null;

    /// <summary>Stores a measurement.</summary>
    public void Keep(string key, double seconds)
    {
        var all = Read();
        all.Remove(key);
        while (all.Count >= MaxEntries)
            all.RemoveAt(0);
        all[key] = Math.Round(seconds, 4);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, JsonSerializer.Serialize(all, Readable));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is measured again next time.
        }
    }

    /// <summary>Everything that a measurement depends on: the model's file, the processor, and how much of it is used.</summary>
    public static string Key(string model, string processor, int cores, int threads, double step)
    {
        var file = new FileInfo(model);
        return FormattableString.Invariant(
            $"{file.Name}, {file.Length} bytes of {file.LastWriteTimeUtc:yyyy-MM-ddTHH:mm:ss.fffffffZ}; {processor}, {cores} cores, {threads} threads, step {step}"
        );
    }

    private OrderedDictionary<string, double> Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<OrderedDictionary<string, double>>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
