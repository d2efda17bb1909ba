using System.Collections.Concurrent;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

/// <summary>Cuts recordings into sections of one length; the word of each is its number.</summary>
/// <param name="readers">Readers that there is memory for.</param>
internal sealed class ScriptedRecordings(int readers) : IRecordingEngine
{
    private readonly Lock sync = new();
    private Barrier? meeting;
    private int opened,
        beingRead;

    /// <summary>Seconds of a section.</summary>
    public int Length { get; init; } = 10;

    /// <summary>Sections that take longer than others.</summary>
    public Predicate<int> Slow { get; init; } = _ => false;

    /// <summary>The section at which the engine fails.</summary>
    public int? FailsAt { get; init; }

    /// <summary>Sections by the context that they were read in, in the order of reading.</summary>
    public ConcurrentDictionary<RecordingContext, List<int>> Contexts { get; } = [];

    /// <summary>Threads that sections were read with.</summary>
    public ConcurrentBag<int> Threads { get; } = [];

    /// <summary>A reader was asked to read two sections at once.</summary>
    public bool Clashed { get; private set; }

    public int BeingRead => beingRead;

    /// <summary>The first so many sections return together.</summary>
    public void Meet(int sections) => meeting = new(sections);

    public IRecordingCutter OpenCutter() => new Cutter(Length);

    /// <summary>Readers that were asked for.</summary>
    public int Opened => opened;

    public IRecordingReader OpenReader() =>
        Interlocked.Increment(ref opened) <= readers
            ? new Reader(this)
            : throw new NotEnoughMemoryException("Another stream does not fit.");

    public void Dispose() => meeting?.Dispose();

    private sealed class Cutter(int length) : IRecordingCutter
    {
        private int written,
            cut;

        public IReadOnlyList<SpeechSection> Write(ReadOnlySpan<float> samples)
        {
            written += samples.Length / AudioTime.SampleRate;
            return written < cut + length ? [] : [Next()];
        }

        public IReadOnlyList<SpeechSection> Finish() => written > cut ? [Next()] : [];

        public void Dispose() { }

        private SpeechSection Next()
        {
            var section = new SpeechSection(cut * (long)AudioTime.SampleRate, new float[(written - cut) * AudioTime.SampleRate], []);
            cut = written;
            return section;
        }
    }

    private sealed class Reader(ScriptedRecordings all) : IRecordingReader
    {
        private int busy;

        public int Threads
        {
            set => all.Threads.Add(value);
        }

        public SectionText Read(SpeechSection section, RecordingContext? context, CancellationToken cancellationToken)
        {
            var number = (int)section.Start.Seconds / all.Length;
            Interlocked.Increment(ref all.beingRead);
            try
            {
                if (Interlocked.Increment(ref busy) > 1)
                    all.Clashed = true;
                lock (all.sync)
                    all.Contexts.GetOrAdd(context!, _ => []).Add(number);
                if (number == all.FailsAt)
                    throw new NativeLibraryException("The encoder failed.");
                if (number % 3 == 0 && number < 9)
                    all.meeting?.SignalAndWait(cancellationToken);
                for (var i = 0; i < (all.Slow(number) ? 200 : 0); i++)
                    Thread.Yield();
                return new(Spoken.Evenly($"{number}", section.Start.Seconds, 0.5), "en");
            }
            finally
            {
                Interlocked.Decrement(ref busy);
                Interlocked.Decrement(ref all.beingRead);
            }
        }

        public void Dispose() { }
    }
}
