using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>Raw 16 kHz mono samples that another program writes to standard input.</summary>
/// <remarks>Sound that comes faster than real time, as from a file through a pipe, is held back so that none is overwritten.</remarks>
internal sealed class StandardInputSource(Stream input, SampleFormat format, TimeProvider clock) : IAudioSource
{
    private const int BlockSamples = AudioTime.SampleRate / 50;

    /// <summary>How far the sound may run ahead of the clock, for a sender that writes in bursts.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>How fast a sender's clock may run without being held back.</summary>
    private const double FastestPace = 1.01;

    public string Description => $"standard input ({(format == SampleFormat.S16le ? "s16le" : "f32le")}, 16 kHz, mono)";

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        var bytes = new SampleBytes(format);
        var block = new float[BlockSamples];
        var pace = new Pace(clock);
        var received = AudioTime.Zero;
        try
        {
            while (true)
            {
                var count = await bytes.ReadAsync(input, block, stop);
                if (count == 0)
                    return;
                received += count;
                await pace.UntilAsync(received.SinceStart / FastestPace - Burst, stop);
                ring.Write(block.AsSpan(0, count));
            }
        }
        finally
        {
            ring.Complete();
        }
    }
}
