using System.Threading.Channels;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Copies a child process's samples to a source's writer, at the pace of <see cref="ArrivalPace"/>.</summary>
/// <param name="writer">The destination.</param>
/// <param name="read">Reads the sound that the process writes.</param>
/// <param name="forceful">
/// Kills the process when what it writes is no sound: nothing reads its output then, and it would wait for ever.
/// </param>
internal sealed class PacedSound(SourceWriter writer, ReadSound read, CancellationTokenSource forceful)
{
    private const int BlockSamples = AudioTime.SampleRate / 50;

    private readonly ArrivalPace pace = new();
    private readonly long start = writer.Clock.GetTimestamp();

    /// <summary>The number of samples passed on.</summary>
    public long Samples { get; private set; }

    /// <summary>Why what the process writes is no sound; null: it is.</summary>
    public SourceException? Fault { get; private set; }

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
            await foreach (var block in read(output, stop))
                for (var rest = block; rest.Length > 0; )
                {
                    var part = rest[..Math.Min(BlockSamples, rest.Length)];
                    rest = rest[part.Length..];
                    pace.Receive(Now, part.Length);
                    await waiting.WriteAsync(part.ToArray(), stop);
                }
            pace.End(Now);
        }
        catch (SourceException e)
        {
            Fault = e;
            await forceful.CancelAsync();
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
