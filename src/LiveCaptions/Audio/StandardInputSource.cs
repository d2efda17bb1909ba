using System.Buffers.Binary;
using LiveCaptions.Settings;

namespace LiveCaptions.Audio;

/// <summary>Raw samples, 16 kHz mono little-endian, as another program writes them.</summary>
internal sealed class StandardInputSource(Stream input, SampleFormat format) : IAudioSource
{
    public string Description => "standard input";

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        var size = format == SampleFormat.S16le ? 2 : 4;
        var bytes = new byte[6400];
        var samples = new float[bytes.Length / size];
        for (int held = 0, read; (read = await input.ReadAsync(bytes.AsMemory(held), stop)) > 0;)
        {
            held += read;
            var count = held / size;
            for (var i = 0; i < count; i++) samples[i] = Sample(bytes.AsSpan(i * size));
            ring.Write(samples.AsSpan(0, count));
            // A sample may be split between two reads.
            bytes.AsSpan(count * size, held - count * size).CopyTo(bytes);
            held -= count * size;
        }
        if (ring.Written == 0) throw new SourceException("Standard input gave no sound, so there is nothing to caption. Pipe raw 16 kHz mono samples into the program, such as: ffmpeg -i FILE -ac 1 -ar 16000 -f s16le - | livecaptions serve --source stdin");
        ring.Complete();
    }

    private float Sample(ReadOnlySpan<byte> bytes)
    {
        if (format == SampleFormat.S16le) return BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f;
        var sample = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        return Math.Abs(sample) <= 8 ? sample : 0;
    }
}
