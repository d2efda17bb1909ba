using LiveCaptions.Audio.Files;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>The speech over which models and cards are measured: somebody speaks without long pauses.</summary>
internal static class CalibrationSpeech
{
    // More of the clip is not needed for a few steps.
    private const int Most = 20 * AudioTime.SampleRate;

    /// <summary>The beginning of the demo clip, 16 kHz.</summary>
    public static async Task<ReadOnlyMemory<float>> ReadAsync(ISoundDecoder decoder, CancellationToken stop)
    {
        var sound = await SoundFile.ReadAsync(ProgramFiles.Demo, stop, decoder);
        return sound.AsMemory(0, Math.Min(sound.Length, Most));
    }

    /// <summary>What is said in it, and some more; null: the file is not there.</summary>
    public static async Task<string?> ReadTextAsync(CancellationToken stop)
    {
        try
        {
            return await File.ReadAllTextAsync(Path.ChangeExtension(ProgramFiles.Demo, ".txt"), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
