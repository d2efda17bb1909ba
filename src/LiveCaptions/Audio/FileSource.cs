using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>A file, played at real pace as if it were heard now.</summary>
internal sealed class FileSource(string path, bool loop, TimeProvider time, FileSource.Decoder? decode = null) : IAudioSource
{
    /// <summary>Reads a file faster than it is played.</summary>
    internal delegate Task Decoder(string path, FfmpegDecoder.Receiver receive, CancellationToken stop);

    // What a microphone would hand over at a time.
    private const int Block = AudioTime.SampleRate / 50;
    private static readonly float[] Pause = new float[AudioTime.SampleRate];

    private readonly Decoder decode = decode ?? FfmpegDecoder.DecodeAsync;
    private long played;
    private long start;

    public string Description => loop ? $"{Path.GetFileName(path)}, over and over" : Path.GetFileName(path);

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        start = time.GetTimestamp();
        do
        {
            await decode(path, (samples, gone) => PlayAsync(samples, ring, gone), stop);
            if (loop) await PlayAsync(Pause, ring, stop);
        }
        while (loop);
        ring.Complete();
    }

    /// <summary>Each block is due when its last sample would have been heard: a late one makes the next ones follow at once.</summary>
    private async ValueTask PlayAsync(ReadOnlyMemory<float> samples, SampleRing ring, CancellationToken stop)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(Block, samples.Length)..])
        {
            var block = samples[..Math.Min(Block, samples.Length)];
            played += block.Length;
            var ahead = new AudioTime(played).SinceStart - time.GetElapsedTime(start);
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, time, stop);
            ring.Write(block.Span);
        }
    }
}
