using System.Text;
using System.Text.Json;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A clip with silence before it, which gives viewers time to connect, and its words with their shifted times.</summary>
internal static class PaddedClip
{
    /// <summary>Writes <c>NAME.wav</c>, and <c>NAME.words.json</c> if there are words.</summary>
    /// <returns>Path of the sound file.</returns>
    public static async Task<string> WriteAsync(ScratchFolder folder, string name, string clip, double silence, string? words = null)
    {
        var sound = await SoundFile.ReadAsync(clip, CancellationToken.None);
        var path = folder.File(name + ".wav");
        Write(path, [.. new float[(int)(silence * 16000)], .. sound]);
        if (words is not null)
            folder.Write(name + ".words.json", Shift(await File.ReadAllTextAsync(words), silence));
        return path;
    }

    private static string Shift(string words, double by) =>
        JsonSerializer.Serialize(
            JsonSerializer
                .Deserialize<JsonElement[][]>(words)!
                .Select(w => new object?[] { w[0].GetString(), Later(w[1], by), Later(w[2], by) })
        );

    private static double? Later(JsonElement time, double by) =>
        time.ValueKind == JsonValueKind.Number ? Math.Round(time.GetDouble() + by, 3) : null;

    private static void Write(string path, float[] sound)
    {
        using var file = new BinaryWriter(File.Create(path), Encoding.ASCII);
        file.Write("RIFF"u8);
        file.Write(36 + sound.Length * 2);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(16000);
        file.Write(32000);
        file.Write((short)2);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(sound.Length * 2);
        foreach (var sample in sound)
            file.Write((short)Math.Clamp(sample * 32768f, short.MinValue, short.MaxValue));
    }
}
