using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>Plays a file in real time, as if it were spoken now.</summary>
internal sealed partial class FileSource(string name, string path, bool loop, ISoundDecoder decoder, TimeProvider clock, ILogger logger)
    : IAudioSource
{
    private const int BlockSamples = AudioTime.SampleRate / 50;
    private readonly float[] silence = new float[AudioTime.SampleRate];
    private Pace? pace;
    private AudioTime played;

    public string Description => loop ? $"{name}, again and again" : name;

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        SoundFileCheck.Require(path);
        if (SoundFileCheck.Warning(path) is { } warning)
            Log.Flawed(logger, warning);
        try
        {
            do
            {
                await foreach (var sound in decoder.DecodeAsync(path, stop))
                    await PlayAsync(sound, ring, stop);
                if (loop)
                    await PlayAsync(silence, ring, stop);
            } while (loop);
        }
        finally
        {
            ring.Complete();
        }
    }

    /// <summary>Writes small blocks, each when its last sample is due.</summary>
    private async Task PlayAsync(ReadOnlyMemory<float> sound, SampleRing ring, CancellationToken stop)
    {
        pace ??= new Pace(clock);
        while (sound.Length > 0)
        {
            var count = Math.Min(sound.Length, BlockSamples);
            await pace.UntilAsync(played += count, stop);
            ring.Write(sound.Span[..count]);
            sound = sound[count..];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Warning, "{Warning}")]
        public static partial void Flawed(ILogger logger, string warning);
    }
}
