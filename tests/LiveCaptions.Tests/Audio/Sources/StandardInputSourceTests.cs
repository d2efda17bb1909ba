using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Tests.Audio.Sources;

public class StandardInputSourceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Integer_samples_are_read_wherever_the_bytes_are_split(int atOnce)
    {
        short[] samples = [0, 1, -1, 16384, -16384, short.MaxValue, short.MinValue];
        byte[] bytes = [.. samples.SelectMany(BitConverter.GetBytes), 7];

        var received = await ReadAllAsync(new TricklingStream(bytes, atOnce), SampleFormat.S16le);

        Assert.Equal([.. samples.Select(sample => sample / 32768f)], received);
    }

    [Fact]
    public async Task Floats_that_are_not_finite_become_silence()
    {
        float[] samples = [0.5f, float.NaN, float.PositiveInfinity, -0.25f];
        byte[] bytes = [.. samples.SelectMany(BitConverter.GetBytes)];

        var received = await ReadAllAsync(new TricklingStream(bytes, 3), SampleFormat.F32le);

        Assert.Equal([0.5f, 0f, 0f, -0.25f], received);
    }

    [Fact]
    public async Task Empty_input_is_told()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAllAsync(Stream.Null, SampleFormat.S16le));

        Assert.StartsWith("Standard input ended before any sound came", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_through_a_pipe_is_held_back_to_real_time()
    {
        var clock = new ManualClock();
        var ring = new SampleRing(16000 * 30);
        using var input = new MemoryStream(new byte[2 * 16000 * 60]);
        var running = new StandardInputSource(input, new(SampleFormat.S16le), clock).RunAsync(ring, Test.Stop);

        var passed = TimeSpan.Zero;
        for (var i = 0; i < 500; i++)
            passed += await clock.StepAsync(Test.Stop);

        Assert.False(running.IsCompleted);
        Assert.InRange(ring.Written / 16000.0 - passed.TotalSeconds, 0.8, 1.3);
    }

    private static async Task<float[]> ReadAllAsync(Stream input, SampleFormat format)
    {
        var ring = new SampleRing(1000);
        await new StandardInputSource(input, new(format), TimeProvider.System).RunAsync(ring, Test.Stop);
        var received = new float[1000];
        var count = ring.Read(received, out _);
        Assert.True(ring.Drained);
        return received[..count];
    }

    /// <summary>Delivers a few bytes at a time, as a pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
