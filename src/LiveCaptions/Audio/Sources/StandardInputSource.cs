using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>Raw 16 kHz mono samples that another program writes to our standard input.</summary>
/// <remarks>Sound that comes faster than it sounds (a file through a pipe) is held back, so that none is overwritten.</remarks>
internal sealed class StandardInputSource(Stream input, SampleFormat format, TimeProvider clock) : IAudioSource
{
    private const int BlockSamples = AudioTime.SampleRate / 50;

    /// <summary>How far the sound may be ahead of the clock: a sender's burst.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>A sender's clock may be a little fast; it must never be held back for that.</summary>
    private const double FastestPace = 1.01;

    public string Description => $"standard input ({(format == SampleFormat.S16le ? "s16le" : "f32le")}, 16 kHz, mono)";

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        var bytes = new SampleBytes(format);
        var block = new float[BlockSamples];
        var pace = new Pace(clock);
        var heard = AudioTime.Zero;
        try
        {
            while (true)
            {
                var count = await bytes.ReadAsync(input, block, stop);
                if (count == 0)
                    return;
                heard += count;
                await pace.UntilAsync(heard.SinceStart / FastestPace - Burst, stop);
                ring.Write(block.AsSpan(0, count));
            }
        }
        finally
        {
            ring.Complete();
        }
    }
}
