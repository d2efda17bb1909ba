using LiveCaptions.Whisper.Speakers;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper;

/// <summary>Tells the voices of a live stream apart while it runs, beside its recogniser: words and times stay as they are.</summary>
/// <remarks>
/// Voiceprints are biometric data: they are kept in memory and go with this object. Threading: one thread at a time.
/// </remarks>
public sealed class LiveSpeakers
{
    /// <summary>Windows as old as this are no longer near any word that settles.</summary>
    private static readonly long Kept = AudioTime.SamplesIn(30);

    /// <summary>Sound that a window may still be made of.</summary>
    private static readonly long Sound = AudioTime.SamplesIn(8);

    private readonly Func<float[], IReadOnlyList<Range>, IReadOnlyList<float[]>> print;
    private readonly SoundBuffer sound = new();
    private readonly LiveWindows windows = new();
    private readonly HeardVoices voices;
    private readonly LiveGrouping grouping;
    private readonly LiveTurns turns;
    private readonly List<Voiceprint> recent = [];
    private List<LiveSpeaker> speakers = [];
    private int numbers;

    /// <param name="model">What tells voices apart.</param>
    /// <param name="most">Speakers at most.</param>
    public LiveSpeakers(SpeakerModel model, int most)
        : this(PrinterOf(model), most) { }

    /// <param name="print">Gives the voiceprints of stretches of sound.</param>
    /// <param name="most">Speakers at most.</param>
    internal LiveSpeakers(Func<float[], IReadOnlyList<Range>, IReadOnlyList<float[]>> print, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var rule = new VoiceRule();
        (this.print, voices, grouping, turns) = (print, new(rule), new(rule, most), new(rule));
    }

    /// <summary>Appends sound, the same that the recogniser gets.</summary>
    public void Write(ReadOnlySpan<float> samples) => sound.Append(samples, sound.End - Sound);

    /// <summary>The same change, with the speaker of each word that it settles.</summary>
    public TranscriptChange Tell(TranscriptChange change)
    {
        // Voices are printed in steps in which the model has not run, so that those in which it has take no longer.
        if (!change.Decoded || change.Settled.Count > 0)
            Listen(change);
        if (change.Settled.Count == 0)
            return change;
        var around = new VoiceAround(recent);
        var before = AudioTime.Zero;
        return change with { Settled = [.. change.Settled.Select(word => word with { Speaker = NumberOf(word, around, ref before) })] };
    }

    /// <summary>Marks a gap in the sound.</summary>
    public void Skip(long samples) => sound.Skip(samples);

    private static Func<float[], IReadOnlyList<Range>, IReadOnlyList<float[]>> PrinterOf(SpeakerModel model)
    {
        var network = model.OpenNetwork();
        return (sound, stretches) => network.Print(sound, stretches);
    }

    private void Listen(TranscriptChange change)
    {
        var due = windows.Due(change.UtteranceStart.Samples, change.SpeechEnd.Samples, change.Heard.Samples, change.Settled.Count > 0);
        if (due.Count == 0)
            return;
        var first = due[0].Start;
        var stretch = sound.Between(first, due[^1].End).ToArray();
        if (stretch.Length < due[^1].End - first)
            return; // sound was lost, or came in a burst longer than what is kept
        var prints = print(stretch, [.. due.Select(window => (int)(window.Start - first)..(int)(window.End - first))]);
        foreach (var (window, numbers) in due.Zip(prints))
        {
            recent.Add(new(new(window.Start), new(window.End), numbers));
            voices.Add(recent[^1]);
        }
        recent.RemoveAll(one => one.End.Samples < due[^1].End - Kept);
        speakers = grouping.Of(voices.Tones);
    }

    private int NumberOf(SettledWord word, VoiceAround around, ref AudioTime before)
    {
        var middle = word.Start + (word.End - word.Start) / 2;
        before = middle > before ? middle : before;
        var speaker = turns.Of(word, around.At(before), speakers);
        // The first words may settle before their voice can be told: they are the first speaker's, whoever that is.
        return speaker is null ? Math.Max(numbers, 1) : Numbered(speaker);
    }

    private int Numbered(LiveSpeaker speaker)
    {
        var known = speaker.Number;
        var number = known > 0 && !IsTaken(known, speaker) ? known : numbers + 1;
        numbers = Math.Max(numbers, number);
        foreach (var tone in speaker.Tones.Where(tone => tone.Number == 0 || number != known))
            tone.Number = number;
        return number;
    }

    /// <summary>Of two that were one and have parted, the one with more speech keeps the number.</summary>
    private bool IsTaken(int number, LiveSpeaker speaker) =>
        speakers.Exists(other => other != speaker && other.Number == number && other.Voice.Speech > speaker.Voice.Speech);
}
