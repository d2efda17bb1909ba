using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public sealed class RecordingTranscriberTests
{
    [Fact]
    public async Task Words_come_in_order_whichever_section_is_read_first()
    {
        using var engine = new ScriptedRecordings(readers: 4) { Slow = section => section % 5 == 0 };
        using var transcriber = new RecordingTranscriber(engine, readers: 4);

        var changes = await transcriber.TranscribeAsync(Seconds(300), Test.Stop).ToListAsync(Test.Stop);

        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"{n}"), changes.SelectMany(change => change.Settled).Select(word => word.Text));
        Assert.Equal(300, changes[^1].Heard.Seconds);
        Assert.True(changes.Zip(changes.Skip(1)).All(pair => pair.First.Heard <= pair.Second.Heard));
    }

    [Fact]
    public async Task Sections_are_read_side_by_side_and_each_reader_reads_one_at_a_time()
    {
        using var engine = new ScriptedRecordings(readers: 3);
        engine.Meet(3); // none returns before three are being read
        await ReadAsync(engine, 3, seconds: 300);

        Assert.False(engine.Clashed);
    }

    [Fact]
    public async Task Sections_that_share_a_context_are_read_one_after_the_other()
    {
        using var engine = new ScriptedRecordings(readers: 4);
        await ReadAsync(engine, 4, seconds: 300);

        Assert.All(engine.Contexts.Values, sections => Assert.Equal(sections.Order(), sections));
        Assert.Equal([3, 3], engine.Contexts.Values.Select(sections => sections.Count).Take(2));
    }

    [Fact]
    public async Task A_short_section_never_begins_a_context()
    {
        using var engine = new ScriptedRecordings(readers: 2) { Length = 2 };
        await ReadAsync(engine, 2, seconds: 300);

        Assert.Single(engine.Contexts);
    }

    [Fact]
    public async Task Only_a_few_sections_of_a_long_recording_are_held()
    {
        using var engine = new ScriptedRecordings(readers: 2);
        using var transcriber = new RecordingTranscriber(engine, readers: 2);
        var written = 0;

        await foreach (var change in transcriber.TranscribeAsync(Seconds(7200, () => written++), Test.Stop))
            Assert.InRange(written - change.Until.Seconds, 0, 110);
    }

    [Fact]
    public async Task Recordings_that_are_transcribed_at_once_share_the_readers()
    {
        using var engine = new ScriptedRecordings(readers: 2);
        using var transcriber = new RecordingTranscriber(engine, readers: 2);

        var all = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => transcriber.TranscribeAsync(Seconds(60), Test.Stop).ToListAsync(Test.Stop).AsTask())
        );

        Assert.All(all, changes => Assert.Equal(6, changes.SelectMany(change => change.Settled).Count()));
        Assert.False(engine.Clashed);
    }

    [Fact]
    public async Task A_failure_is_passed_on_when_nothing_is_read_any_more()
    {
        using var engine = new ScriptedRecordings(readers: 2) { FailsAt = 7 };
        using var transcriber = new RecordingTranscriber(engine, readers: 2);

        await Assert.ThrowsAsync<NativeLibraryException>(async () =>
        {
            await foreach (var _ in transcriber.TranscribeAsync(Seconds(300), Test.Stop)) { }
        });

        Assert.Equal(0, engine.BeingRead);
    }

    [Fact]
    public async Task A_transcription_can_be_stopped()
    {
        using var engine = new ScriptedRecordings(readers: 2);
        using var transcriber = new RecordingTranscriber(engine, readers: 2);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in transcriber.TranscribeAsync(Seconds(300), stop.Token))
                await stop.CancelAsync();
        });

        Assert.Equal(0, engine.BeingRead);
    }

    [Fact]
    public async Task A_section_that_is_read_alone_has_all_cores()
    {
        using var engine = new ScriptedRecordings(readers: 4);
        await ReadAsync(engine, 4, seconds: 8);

        Assert.Equal([4], engine.Threads);
    }

    [Fact]
    public async Task Fewer_readers_do_where_memory_is_short()
    {
        using var engine = new ScriptedRecordings(readers: 2);
        using var transcriber = new RecordingTranscriber(engine, readers: 16);

        var changes = await transcriber.TranscribeAsync(Seconds(900), Test.Stop).ToListAsync(Test.Stop);

        Assert.Equal(90, changes.SelectMany(change => change.Settled).Count());
        Assert.False(engine.Clashed);
    }

    [Fact]
    public async Task Readers_are_opened_when_they_are_needed()
    {
        using var engine = new ScriptedRecordings(readers: 16);
        await ReadAsync(engine, 16, seconds: 20);

        Assert.Equal(1, engine.Opened);
    }

    [Fact]
    public void Without_memory_for_one_reader_the_sentence_is_passed_on()
    {
        using var engine = new ScriptedRecordings(readers: 0);

        Assert.Throws<NotEnoughMemoryException>(() => new RecordingTranscriber(engine, readers: 2));
    }

    /// <summary>Reads a recording of this length to its end.</summary>
    private static async Task ReadAsync(ScriptedRecordings engine, int readers, int seconds)
    {
        using var transcriber = new RecordingTranscriber(engine, readers);
        await foreach (var _ in transcriber.TranscribeAsync(Seconds(seconds), Test.Stop)) { }
    }

    /// <summary>A recording of this length, a second at a time.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Seconds(int seconds, Action? written = null)
    {
        for (var i = 0; i < seconds; i++)
        {
            written?.Invoke();
            yield return new float[AudioTime.SampleRate];
        }
        await Task.CompletedTask;
    }
}
