using LiveCaptions.Audio.Files;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Speech without long pauses, with which models and cards are measured.</summary>
internal static class CalibrationSpeech
{
    // A few steps need no more of the clip.
    private const int MaxSamples = 20 * AudioTime.SampleRate;

    /// <summary>Reads the beginning of the demo clip, 16 kHz.</summary>
    public static async Task<ReadOnlyMemory<float>> ReadAsync(ISoundDecoder decoder, CancellationToken stop)
    {
        var sound = await SoundFile.ReadAsync(ProgramFiles.Demo, stop, decoder);
        return sound.AsMemory(0, Math.Min(sound.Length, MaxSamples));
    }

    /// <summary>Reads the transcript of the whole clip; null: the file is missing.</summary>
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
