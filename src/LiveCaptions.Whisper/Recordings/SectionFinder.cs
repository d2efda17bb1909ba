using LiveCaptions.Whisper.Streaming;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>Follows the voice through a recording and cuts it, in pauses, into sections that the model can see as a whole.</summary>
internal sealed class SectionFinder(IVoiceDetector detector, RecordingSettings settings)
{
    private const int Chunk = IVoiceDetector.Chunk;
    private static readonly StreamSettings Rule = new(); // voices are told from silence as in the stream

    private readonly SoundBuffer sound = new();
    private readonly VoiceActivity voice = new(Rule.SpeechAbove, Rule.SilenceBelow, Rule.UtteranceEnd.Samples());
    private readonly List<Utterance> utterances = []; // of the section that is being collected
    private readonly List<float> probabilities = []; // of speech, by chunk, since the present utterance began
    private readonly long leadIn = Rule.LeadIn.Samples(),
        trailing = Rule.TrailingSilence.Samples(),
        longest = (settings.LongestSection - Rule.LeadIn - Rule.TrailingSilence).Samples(),
        longestPause = settings.LongestPause.Samples();

    private List<SpeechSection> found = [];
    private long begins, // where the present utterance begins, or was cut
        cut = -1, // where it was cut last: the sound there belongs to one section only, or its words would stand twice
        cutBefore = -1; // where the section before was cut

    /// <summary>Adds the next sound, and returns the sections that it completes.</summary>
    public List<SpeechSection> Add(ReadOnlySpan<float> samples)
    {
        sound.Append(samples, Needed());
        while (voice.Position + Chunk <= sound.End)
            Follow();
        return Take();
    }

    /// <summary>The recording is over: returns what is left.</summary>
    public List<SpeechSection> Finish()
    {
        if (voice.Speaking)
        {
            Collect(Math.Min(sound.End, voice.SpeechEnd + Chunk));
            voice.End();
        }
        Complete();
        return Take();
    }

    private void Follow()
    {
        var probability = detector.Probability(sound.Between(voice.Position, voice.Position + Chunk));
        var turn = voice.Judge(probability);
        if (turn == VoiceTurn.Began)
        {
            begins = voice.UtteranceStart;
            probabilities.Clear();
        }
        probabilities.Add(probability);
        if (turn == VoiceTurn.Ended)
            Collect(voice.SpeechEnd);
        else if (voice.Speaking && voice.Position - begins > longest)
            Cut();
        else if (!voice.Speaking && utterances.Count > 0 && voice.Position - utterances[^1].End > longestPause)
            Complete();
    }

    /// <summary>Adds the present utterance up to this position to the section; if they do not fit together, a new section begins.</summary>
    private void Collect(long end)
    {
        if (begins == voice.UtteranceStart && voice.LongestVoiced < Rule.MinimumSpeech.Samples())
            return; // a blip
        if (utterances.Count > 0 && (end - utterances[0].Start > longest || begins - utterances[^1].End > longestPause))
            Complete();
        utterances.Add(new(begins, end, SpeechUntil(end)));
    }

    /// <summary>Clear speech in the present utterance up to this position, since it began or was cut.</summary>
    private long SpeechUntil(long end) =>
        probabilities.Take((int)((end - begins) / Chunk)).Count(probability => probability > Rule.SpeechAbove) * (long)Chunk;

    /// <summary>Cuts an utterance that goes on for too long: in its longest pause, or else where it sounds least like speech.</summary>
    private void Cut()
    {
        var chunk = PlaceToCut();
        cut = begins + (long)chunk * Chunk;
        Collect(cut);
        Complete();
        begins = cutBefore = cut;
        probabilities.RemoveRange(0, chunk);
    }

    /// <summary>The chunk to cut at, in the second half of the utterance.</summary>
    private int PlaceToCut()
    {
        var half = probabilities.Count / 2;
        var least = half;
        var (longest, place) = (0, -1);
        for (int i = half, pause = 0; i < probabilities.Count; i++)
        {
            if (probabilities[i] < probabilities[least])
                least = i;
            pause = probabilities[i] < Rule.SilenceBelow ? pause + 1 : 0;
            if (pause > 0 && pause >= longest)
                (longest, place) = (pause, i - pause / 2);
        }
        return place >= 0 ? place : least;
    }

    private void Complete()
    {
        if (utterances.Count == 0)
            return;
        var (first, last) = (utterances[0].Start, utterances[^1].End);
        var start = first == cutBefore ? first : Math.Max(0, first - leadIn);
        found.Add(new(start, sound.Between(start, last == cut ? last : last + trailing).ToArray(), [.. utterances]));
        utterances.Clear();
    }

    private List<SpeechSection> Take()
    {
        var taken = found;
        found = [];
        return taken;
    }

    /// <summary>The position of the oldest sound that may still be asked for.</summary>
    private long Needed() =>
        (
            utterances.Count > 0 ? utterances[0].Start
            : voice.Speaking ? begins
            : voice.Position
        )
        - leadIn
        - Chunk;
}
