using LiveCaptions.Audio.Piped;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>Sound that another program writes to standard input: samples, or a sound file of any format.</summary>
/// <remarks>
/// Sound that comes faster than real time, as from a file through a pipe, is held back so that none is overwritten.
/// Threading: runs on the pool; the report may be read from any thread.
/// </remarks>
internal sealed class StandardInputSource(Stream input, PipedFormat format, TimeProvider clock) : IAudioSource
{
    private const string Origin = "Standard input";
    private const int BlockSamples = AudioTime.SampleRate / 50;

    /// <summary>How far the sound may run ahead of the clock, for a sender that writes in bursts.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>How fast a sender's clock may run without being held back.</summary>
    private const double FastestPace = 1.01;

    private readonly PipedSound sound = new(Origin, format);
    private readonly HeardSound heard = new();

    public string Description => $"standard input ({sound.Name})";

    public SourceReport Report() => heard.Report(sound.Cancels ? SoundAdvice.Cancelled : null);

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        var pace = new Pace(clock);
        var received = AudioTime.Zero;
        try
        {
            await foreach (var block in sound.ReadAsync(input, stop))
                for (var rest = block; rest.Length > 0; )
                {
                    var part = rest[..Math.Min(BlockSamples, rest.Length)];
                    rest = rest[part.Length..];
                    received += part.Length;
                    await pace.UntilAsync(received.SinceStart / FastestPace - Burst, stop);
                    heard.Add(part.Span);
                    ring.Write(part.Span);
                }
            heard.End();
            if (received == AudioTime.Zero)
                throw new SourceException(
                    $"{Origin} ended before any sound came, so nothing was captioned. Pipe a sound file or samples into it, as in: arecord -f cd -t wav | livecaptions --source stdin"
                );
        }
        finally
        {
            ring.Complete();
        }
    }
}
