using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>The sections of one recording that are being read, in order.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class SectionQueue(ReaderPool readers, CancellationToken stop) : IAsyncDisposable
{
    /// <summary>
    /// Sections, at least, that are read one after the other, since their language is mostly the same; the next ones are read beside them.
    /// A fixed number, so that the text is the same on any machine.
    /// </summary>
    private const int InARow = 3;

    /// <summary>A shorter section does not tell its language by itself.</summary>
    private static readonly long TellsLanguage = AudioTime.SamplesIn(8);

    private readonly CancellationTokenSource broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly Queue<(SpeechSection Section, Task<SectionText> Text)> reading = [];
    private RecordingContext context = new();
    private Task<SectionText>? before; // the section before, in the same context
    private int inContext;
    private SettledWord? last; // of the sections taken

    public bool IsEmpty => reading.Count == 0;

    /// <summary>No reader is idle for lack of sections; more of them would only take memory.</summary>
    public bool IsFull => reading.Count > (readers.Count + 1) * InARow;

    /// <summary>The next section can be taken without waiting.</summary>
    public bool IsNextRead => reading.TryPeek(out var next) && next.Text.IsCompleted;

    /// <summary>Adds sections, whose reading begins.</summary>
    public void Add(IEnumerable<SpeechSection> sections)
    {
        foreach (var section in sections)
        {
            if (inContext >= InARow && section.End - section.Start >= TellsLanguage)
                (context, before, inContext) = (new(), null, 0);
            inContext++;
            before = ReadAsync(section, context, before);
            reading.Enqueue((section, before));
        }
    }

    /// <summary>Takes the words of the next section, when they have been read.</summary>
    public async Task<TranscriptChange> TakeAsync()
    {
        var (section, reads) = reading.Dequeue();
        var text = (await reads).Behind(last);
        var words = text.Words;
        last = words is [.., var word] ? word : last;
        return new()
        {
            Decoded = true,
            Changed = words.Count > 0,
            Settled = words,
            Voiceprints = text.Voiceprints,
            Language = words.Count > 0 ? text.Language : null,
            Heard = section.End,
            Until = section.End,
        };
    }

    /// <summary>Breaks off what is still being read, and waits until it is.</summary>
    public async ValueTask DisposeAsync()
    {
        await broken.CancelAsync();
        foreach (var (_, text) in reading)
            await text.ContinueWith(_ => { }, TaskScheduler.Default);
        broken.Dispose();
    }

    private async Task<SectionText> ReadAsync(SpeechSection section, RecordingContext context, Task<SectionText>? before)
    {
        if (before is not null)
            await before;
        return await readers.ReadAsync(section, context, broken.Token);
    }
}
