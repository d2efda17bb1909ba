using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Tests.Audio.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Audio.Sources;

public sealed class FileSourceTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly ManualClock clock = new();
    private readonly SampleRing ring = new(16000 * 30);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);

    public FileSourceTests() => File.WriteAllText(file, "sound");

    public void Dispose()
    {
        File.Delete(file);
        stop.Dispose();
    }

    private FileSource Source(ISoundDecoder decoder, bool loop = false) =>
        new("a talk", new(file), loop, decoder, clock, NullLogger.Instance);

    [Fact]
    public async Task Each_block_is_written_when_its_last_sample_is_due()
    {
        var running = Source(new ScriptedDecoder(new float[16000])).RunAsync(ring, stop.Token);
        var start = clock.GetTimestamp();
        for (var block = 1; block <= 62; block++)
        {
            var wait = await clock.StepAsync(stop.Token);
            var written = ring.Written;
            Assert.InRange(wait.TotalSeconds, 0.001, 0.021);
            Assert.True(written <= clock.GetElapsedTime(start).TotalSeconds * 16000);
        }
        await running;

        Assert.Equal(16000, ring.Written);
        Assert.Equal(1, clock.GetElapsedTime(start).TotalSeconds, 0.0011);
    }

    [Fact]
    public async Task A_delay_is_caught_up_and_never_adds_up()
    {
        var running = Source(new ScriptedDecoder(new float[16000 * 2])).RunAsync(ring, stop.Token);
        await clock.StepAsync(stop.Token);
        clock.Pass(TimeSpan.FromSeconds(1));
        await clock.StepAsync(stop.Token);
        await clock.StepAsync(stop.Token);

        Assert.InRange(ring.Written, 16000, 16000 * 1.1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_loop_begins_again_after_a_second_of_silence()
    {
        var decoder = new ScriptedDecoder([.. Enumerable.Repeat(1f, 1600)]);
        var running = Source(decoder, loop: true).RunAsync(ring, stop.Token);
        while (decoder.Rounds < 3)
            await clock.StepAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var played = new float[2 * (1600 + 16000)];
        Assert.Equal(played.Length, ring.Read(played, out _));
        Assert.Equal(played[..1600], played[17600..19200]);
        Assert.All(played[1600..17600], sample => Assert.Equal(0, sample));
        Assert.True(ring.Drained);
    }

    [Fact]
    public async Task A_missing_file_is_reported_in_a_sentence()
    {
        File.Delete(file);

        var error = await Assert.ThrowsAsync<SourceException>(() => Source(new ScriptedDecoder([])).RunAsync(ring, stop.Token));

        Assert.EndsWith("does not exist, so it cannot be captioned. Check the name.", error.Message, StringComparison.Ordinal);
    }
}
