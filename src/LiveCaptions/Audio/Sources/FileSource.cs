using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>Plays a file in real time, as if it were spoken now.</summary>
/// <param name="name">The file, for the person at the machine.</param>
/// <param name="sound">The file's sound, and the part of it that is captioned.</param>
/// <param name="loop">Whether it starts again at its end.</param>
/// <remarks>Threading: runs on the pool; the report may be read from any thread.</remarks>
internal sealed partial class FileSource(
    string name,
    SoundRequest sound,
    bool loop,
    ISoundDecoder decoder,
    TimeProvider clock,
    ILogger logger
) : IAudioSource
{
    private const int BlockSamples = AudioTime.SampleRate / 50;
    private readonly float[] silence = new float[AudioTime.SampleRate];
    private readonly HeardSound heard = new();
    private volatile string? notice;
    private Pace? pace;
    private AudioTime played;

    public string Description => loop ? $"{name}, again and again" : name;

    public SourceReport Report() => heard.Report(notice);

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        if (SoundFileCheck.Warning(sound.Path) is { } warning)
            Log.Flawed(logger, warning);
        var noticed = sound with { Notice = Notice, Restarted = sentence => Log.Restarted(logger, sentence) };
        try
        {
            do
            {
                await foreach (var block in decoder.DecodeAsync(noticed, stop))
                    await PlayAsync(block, ring, stop);
                if (loop)
                    await PlayAsync(silence, ring, stop);
            } while (loop);
            heard.End();
        }
        finally
        {
            ring.Complete();
        }
    }

    private void Notice(string sentence)
    {
        if (notice == sentence)
            return;
        notice = sentence;
        Log.Flawed(logger, sentence);
    }

    /// <summary>Writes small blocks, each when its last sample is due.</summary>
    private async Task PlayAsync(ReadOnlyMemory<float> block, SampleRing ring, CancellationToken stop)
    {
        pace ??= new Pace(clock);
        while (block.Length > 0)
        {
            var count = Math.Min(block.Length, BlockSamples);
            await pace.UntilAsync(played += count, stop);
            heard.Add(block.Span[..count]);
            ring.Write(block.Span[..count]);
            block = block[count..];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Warning, "{Warning}")]
        public static partial void Flawed(ILogger logger, string warning);

        [LoggerMessage(211, LogLevel.Warning, "{Sentence}")]
        public static partial void Restarted(ILogger logger, string sentence);
    }
}
