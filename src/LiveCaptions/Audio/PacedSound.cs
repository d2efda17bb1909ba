using System.Threading.Channels;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Copies a child process's samples to a source's writer, at the pace of <see cref="ArrivalPace"/>.</summary>
internal sealed class PacedSound(SourceWriter writer, SampleFormat format)
{
    private const int BlockSamples = AudioTime.SampleRate / 50;

    private readonly ArrivalPace pace = new();
    private readonly long start = writer.Clock.GetTimestamp();

    /// <summary>The number of samples passed on.</summary>
    public long Samples { get; private set; }

    /// <summary>Whether the sound has come as that of a recording does.</summary>
    public bool IsRecording => pace.IsRecording;

    private TimeSpan Now => writer.Clock.GetElapsedTime(start);

    /// <summary>Copies all samples until the output ends.</summary>
    public async Task CopyAsync(Stream output, CancellationToken stop)
    {
        // Holds a little more than the longest burst. When it is full, the process waits, and so does its server.
        var waiting = Channel.CreateBounded<float[]>(
            new BoundedChannelOptions((int)ArrivalPace.LongestBurst.TotalSeconds * 51)
            {
                FullMode = BoundedChannelFullMode.Wait,
                SingleReader = true,
                SingleWriter = true,
            }
        );
        await Task.WhenAll(ReadAsync(output, waiting.Writer, stop), PassAsync(waiting.Reader, stop));
    }

    private async Task ReadAsync(Stream output, ChannelWriter<float[]> waiting, CancellationToken stop)
    {
        try
        {
            var bytes = new SampleBytes(format);
            var block = new float[BlockSamples];
            while (await bytes.ReadAsync(output, block, stop) is > 0 and var count)
            {
                pace.Receive(Now, count);
                await waiting.WriteAsync(block[..count], stop);
            }
            pace.End(Now);
        }
        finally
        {
            waiting.Complete();
        }
    }

    private async Task PassAsync(ChannelReader<float[]> waiting, CancellationToken stop)
    {
        await foreach (var sound in waiting.ReadAllAsync(stop))
        {
            while (pace.Wait(Now) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, writer.Clock, stop);
            writer.Write(sound);
            pace.Pass(sound.Length);
            Samples += sound.Length;
        }
    }
}
