using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// The rule: follow the voice; while somebody speaks, decode the window at every step, settle what hypotheses agree on over time,
/// show what is likely to stay; when the utterance ends, decode it once more and settle everything.
/// </summary>
/// <remarks>Pure but for the two seams: it knows no clock but the sound. All positions and lengths are samples.</remarks>
internal sealed class StreamingRecogniser
{
    private const int Chunk = IVoiceDetector.Chunk;

    // More new sound than this is taken in several steps, so that no window outgrows what the model can see.
    private const int ChunksAtOnce = 5 * AudioTime.SampleRate / Chunk;

    private readonly ITranscriber transcriber;
    private readonly IVoiceDetector detector;
    private readonly StreamSettings settings;
    private readonly Vocabulary vocabulary;
    private readonly SoundBuffer sound = new();
    private readonly VoiceActivity voice;
    private readonly RecognitionWindow window;
    private readonly ShownWords screen;
    private readonly WindowCut cut;
    private readonly UnheardSpeech unheard;
    private readonly WordWriter writer;
    private readonly WordPositions positions;
    private readonly List<SettledWord> settled = [];
    private readonly long fullStep,
        afterSpeech,
        keepThrough,
        leadIn,
        minimumWindow,
        minimumSpeech,
        stockSpeech,
        hardWindow,
        keepOfCrowd;

    private TentativeWord[] tentative = [];
    private Decode latest = new(Hypothesis.Empty, () => []);
    private long utteranceEnd,
        nextStep,
        shownAtSpeech;
    private bool ended; // the utterance is over, its last decode is due
    private long step; // new sound between two steps, now
    private bool changed; // the tentative words did, since the last change was told
    private (bool Speaking, string? Language) before;
    private string? language; // of the words last shown

    /// <param name="transcriber">Decodes windows.</param>
    /// <param name="detector">Hears voices.</param>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="settings">How to listen, settle and show.</param>
    /// <param name="language">ISO 639 code of the language that will be written, where that is known beforehand; null: it is detected.</param>
    public StreamingRecogniser(
        ITranscriber transcriber,
        IVoiceDetector detector,
        Vocabulary vocabulary,
        StreamSettings settings,
        string? language = null
    )
    {
        this.language = language;
        (this.transcriber, this.detector, this.vocabulary, this.settings) = (transcriber, detector, vocabulary, settings);
        (fullStep, afterSpeech, keepThrough, leadIn) = (
            settings.Step.Samples(),
            settings.AfterSpeech.Samples(),
            settings.KeepThrough.Samples(),
            settings.LeadIn.Samples()
        );
        (minimumWindow, minimumSpeech, stockSpeech) = (
            settings.MinimumWindow.Samples(),
            settings.MinimumSpeech.Samples(),
            settings.StockSpeech.Samples()
        );
        keepOfCrowd = Math.Max(settings.KeepOfCrowd.Samples(), fullStep);
        hardWindow = settings.HardWindow.Samples();
        step = fullStep;
        voice = new(settings.SpeechAbove, settings.SilenceBelow, settings.UtteranceEnd.Samples());
        screen = new(settings.DoubtedWord.Samples());
        window = new(new Agreement(settings.Span.Samples()), screen);
        cut = new(settings, vocabulary);
        unheard = new(settings);
        writer = new(vocabulary);
        positions = new(vocabulary, sound);
    }

    /// <summary>The position after the last sample heard.</summary>
    public AudioTime Heard => new(sound.End);

    /// <summary>True if a step would find more to do although no new sound has come.</summary>
    public bool IsBehind => ended || voice.Position + Chunk <= sound.End;

    /// <summary>Samples heard that no step has looked at yet.</summary>
    public long Backlog => sound.End - voice.Position;

    public Effort Effort
    {
        get;
        set
        {
            (field, step) = (value, fullStep << (int)value);
            cut.Short = value > Effort.Reduced;
        }
    }

    public StreamStatistics Statistics { get; private set; } = new();

    public void Write(ReadOnlySpan<float> samples) => sound.Append(samples, Needed());

    /// <summary>Follows the voice up to now, and decodes once if that is due.</summary>
    public TranscriptChange Step() => Change(Advance());

    /// <summary>The stream is over: everything said is settled.</summary>
    public TranscriptChange Finish()
    {
        var ran = false;
        while (IsBehind || voice.Speaking)
        {
            ran |= Advance();
            if (IsBehind || !voice.Speaking)
                continue;
            voice.End();
            ran |= EndUtterance(sound.End);
        }
        return Change(ran);
    }

    /// <summary>Sound was lost here: what was being said is settled as it is, and listening begins anew behind the gap.</summary>
    public TranscriptChange Skip(long samples)
    {
        var change = Finish();
        window.StartAfresh(sound.End + samples);
        sound.Skip(samples);
        voice.Skip(sound.End);
        detector.Reset();
        nextStep = utteranceEnd = sound.End;
        return change;
    }

    private bool Advance()
    {
        ended = ended || FollowVoice();
        var reach = voice.Position + Chunk <= sound.End ? voice.Position : sound.End;
        if (ended)
        {
            ended = false;
            nextStep = reach + step;
            return EndUtterance(Math.Min(reach, utteranceEnd));
        }
        if (!voice.Speaking || reach < nextStep || voice.LongestVoiced < minimumSpeech)
            return false;
        var until = Math.Min(reach, voice.SpeechEnd + afterSpeech);
        if (until <= window.DecodedTo)
            return false;
        nextStep = reach + step;
        return Decode(until, final: false);
    }

    /// <returns>True if the utterance ended.</returns>
    private bool FollowVoice()
    {
        for (var i = 0; i < ChunksAtOnce && voice.Position + Chunk <= sound.End; i++)
        {
            switch (voice.Judge(detector.Probability(sound.Between(voice.Position, voice.Position + Chunk))))
            {
                case VoiceTurn.Began:
                    BeginUtterance();
                    break;
                case VoiceTurn.Ended:
                    utteranceEnd = voice.SpeechEnd + afterSpeech;
                    return true;
            }
        }
        return false;
    }

    private void BeginUtterance()
    {
        var start = voice.UtteranceStart;
        window.BeginUtterance();
        nextStep = Math.Max(nextStep - step, start) + step;
        if (window.Settled.Count > 0 && start - utteranceEnd > keepThrough)
            window.StartAfresh(start - leadIn);
        else if (window.IsEmpty)
            window.BeginAt(start - leadIn);
    }

    private bool EndUtterance(long until)
    {
        var ran = false;
        if (voice.LongestVoiced < minimumSpeech)
            window.DropTail(); // a blip
        else if (window.DecodedTo < until || unheard.Since(window, window.Tail, voice, until, final: true) is not null)
            ran = Decode(until, final: true);
        else
            Settle(window.Tail.Count, final: true); // all of it has been decoded
        window.Forget();
        Show();
        return ran;
    }

    private bool Decode(long until, bool final)
    {
        var heard = sound.Between(window.Start, until);
        if (heard.Length < minimumWindow)
            return false;
        Transcribe(heard, final);
        if (latest.Unintelligible)
            return PassOver(until);
        if (unheard.Since(window, latest.Hypothesis, voice, until, final) is { } since)
        {
            HearAfresh(since);
            _ = Decode(until, final);
            return true;
        }
        window.Hear(latest.Hypothesis, until);
        var agreed = window.Agreed();
        if (window.Settled.Count == 0 && heard.Length > hardWindow)
            agreed = Math.Max(agreed, latest.Hypothesis.Count - 1); // nothing ever agreed
        if (latest.Contested)
            agreed = 0; // in the wrong language, or made of a crowd, it would stand for ever
        Settle(final ? latest.Hypothesis.Count : agreed, final);
        cut.Keep(window, latest, until);
        return true;
    }

    /// <summary>Nobody can be understood: nothing is shown or settled, and what came before says nothing about it.</summary>
    private bool PassOver(long until)
    {
        window.Forget();
        if (window.Settled.Count > 0)
            window.StartAfresh(Math.Max(window.LastSettledEnd, until - keepOfCrowd));
        else if (until - window.Start > 2 * keepOfCrowd)
            window.StartAfresh(until - keepOfCrowd);
        window.Hear(Hypothesis.Empty, until);
        Statistics = Statistics with { PassedOver = Statistics.PassedOver + 1 };
        Show();
        return true;
    }

    private void Transcribe(ReadOnlySpan<float> heard, bool final)
    {
        latest = transcriber.Transcribe(
            new()
            {
                Sound = heard,
                Start = window.Start,
                Settled = CollectionsMarshal.AsSpan(window.SettledTokens),
                Draft = window.Tail.Tokens,
                Final = final,
                Continues = final ? null : unheard.Continuation(window, voice, latest.PassedEnd),
                SpokenFrom = voice.UtteranceStart,
                Hasty = Effort > Effort.Full,
            }
        );
        Statistics = Statistics with { Steps = Statistics.Steps + 1, Repetitions = Statistics.Repetitions + latest.Repetitions };
    }

    private void HearAfresh(long since)
    {
        // From the utterance's start all of it is heard again, so its unsettled words must not be settled now: they would stand twice.
        if (window.Tail.Count > 0 && since > voice.UtteranceStart)
            Settle(window.Tail.Count, final: false);
        window.StartAfresh(Math.Max(window.Start, since));
        unheard.StartAfresh(window, voice, since);
        Statistics = Statistics with { Afresh = Statistics.Afresh + 1 };
    }

    private void Settle(int words, bool final)
    {
        if (IsStockPhrase())
        {
            words = 0;
            if (final)
            {
                window.DropTail();
                Statistics = Statistics with { Dropped = Statistics.Dropped + 1 };
            }
        }
        if (words > 0)
            Write(words);
        window.Settle(words);
        Show();
    }

    private void Write(int words)
    {
        var tail = window.Tail;
        var first = window.Settled.Count;
        var rough = WordPositions.Looked(window, latest.TokenFrames);
        var exact = positions.Sharpened(window, rough);
        for (var i = 0; i < words; i++)
        {
            var (start, end) = Within(exact[i]);
            settled.AddRange(writer.Settled(tail, i, first == 0 && i == 0, start, end));
            window.LastSettledEnd = Within(rough[i]).End;
        }
    }

    /// <summary>A word that somebody began to say ends when they stop at the latest.</summary>
    private (long Start, long End) Within((long Start, long End) word) =>
        word.End > voice.SpeechEnd && word.Start < voice.SpeechEnd ? (word.Start, voice.SpeechEnd) : word;

    /// <summary>Whisper writes "Thank you." over laughter and "you" over a click: too little speech, and nothing else said.</summary>
    private bool IsStockPhrase() =>
        !window.SaidSomething && voice.UtteranceSpeech < stockSpeech && StockPhrases.Contains(vocabulary.Text(window.Tail.Tokens));

    private void Show()
    {
        var opening = window.Settled.Count == 0;
        screen.Hear(window.Tail, window.DecodedTo, word => writer.Tentative(window.Tail, word, opening && word == 0));
        var now = IsStockPhrase() ? [] : screen.Words;
        changed |= !now.AsSpan().SequenceEqual(tentative);
        tentative = now;
    }

    private TranscriptChange Change(bool ran)
    {
        if (settled.Count > 0 || tentative.Length > 0)
            language = latest.Language; // guesses of the first second say nothing about any word
        var state = (voice.Speaking, language);
        var words = settled.Count > 0 || changed;
        var sung = voice.Speaking && latest.Sung;
        if (words || !voice.Speaking || sung)
            shownAtSpeech = voice.Speech;
        var change = new TranscriptChange
        {
            Decoded = ran,
            Changed = words || state != before,
            Settled = [.. settled],
            Tentative = tentative,
            Speaking = voice.Speaking,
            Sung = sung,
            Language = language,
            Heard = Heard,
            Until = new(Math.Max(window.DecodedTo, utteranceEnd)),
            Unheard = voice.Speech - shownAtSpeech,
        };
        settled.Clear();
        (before, changed) = (state, false);
        return change;
    }

    /// <summary>Sound before this will not be asked for again.</summary>
    private long Needed() =>
        voice.Speaking || ended || (window.Settled.Count > 0 && voice.Position - utteranceEnd <= keepThrough + 2 * Chunk)
            ? Math.Min(window.Start, voice.Position)
            : voice.Position - leadIn - Chunk;
}
