using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Decodes the window, step after step, and decides which of its words settle, which are shown, and when it starts afresh.
/// </summary>
internal sealed class UtteranceDecoder
{
    private readonly ITranscriber transcriber;
    private readonly SoundBuffer sound;
    private readonly VoiceActivity voice;
    private readonly TranscriptBuilder transcript;
    private readonly Vocabulary vocabulary;
    private readonly ShownWords screen;
    private readonly WindowCut cut;
    private readonly UnheardSpeech unheard;
    private readonly WrittenLanguage language;
    private readonly WordWriter writer;
    private readonly WordPositions positions;
    private readonly SpeechPace pace = new();
    private readonly long minimumWindow,
        stockSpeech,
        keepOfCrowd;

    public UtteranceDecoder(
        ITranscriber transcriber,
        SoundBuffer sound,
        VoiceActivity voice,
        TranscriptBuilder transcript,
        Vocabulary vocabulary,
        StreamSettings settings
    )
    {
        (this.transcriber, this.sound, this.voice) = (transcriber, sound, voice);
        (this.transcript, this.vocabulary) = (transcript, vocabulary);
        minimumWindow = settings.MinimumWindow.Samples();
        stockSpeech = settings.MinimumStockPhraseSpeech.Samples();
        keepOfCrowd = Math.Max(settings.KeepUnintelligible.Samples(), settings.Step.Samples());
        screen = new(settings);
        Window = new(new Agreement(settings.AgreementSpan.Samples()), screen);
        cut = new(settings, vocabulary);
        unheard = new(settings);
        language = new(settings);
        writer = new(vocabulary);
        positions = new(vocabulary, sound);
    }

    public RecognitionWindow Window { get; }

    /// <summary>The newest decode; the window's tail, where it is not empty, is what is left of its hypothesis.</summary>
    public Decode Latest { get; private set; } = new(Hypothesis.Empty, () => []);

    public StreamStatistics Statistics { get; private set; } = new();

    public Effort Effort
    {
        private get;
        set
        {
            field = value;
            cut.Short = value > Effort.Reduced;
        }
    }

    /// <summary>Decodes the window's sound up to this position.</summary>
    /// <returns>True if the model ran.</returns>
    public bool Decode(long until, bool final)
    {
        var heard = sound.Between(Window.Start, until);
        if (heard.Length < minimumWindow)
            return false;
        cut.Stretch = pace.StretchOf(heard.Length);
        Latest = Transcribe(heard, final);
        if (Latest.Unintelligible)
            PassOver(until);
        else if (language.Since(Window, Latest, voice, until) is { } other)
        {
            Window.DropTail();
            StartAfresh(other);
            _ = Decode(until, final);
        }
        else if (unheard.Since(Window, Latest.Hypothesis, voice, until, final) is { } since)
        {
            StartAfresh(since);
            _ = Decode(until, final);
        }
        else
        {
            Window.Update(Latest.Hypothesis, until);
            pace.Understood(Window.Letters, voice.Speech);
            Settle(final ? Latest.Hypothesis.Count : Agreed(heard.Length), final);
            cut.Keep(Window, Latest, until);
        }
        return true;
    }

    /// <summary>The utterance is over: everything said up to this position is settled.</summary>
    /// <returns>True if the model ran.</returns>
    public bool EndUtterance(long until)
    {
        var decoded = false;
        if (Window.DecodedTo < until || unheard.Since(Window, Window.Tail, voice, until, final: true) is not null)
            decoded = Decode(until, final: true);
        else
            Settle(Window.Tail.Count, final: true); // all of it has been decoded
        DropUtterance();
        return decoded;
    }

    /// <summary>The utterance is over: what is not settled is dropped.</summary>
    public void DropUtterance()
    {
        Window.Forget();
        Show();
    }

    /// <summary>What the tail's first word begins.</summary>
    private Opening Begins =>
        Window.Settled.IsEmpty ? Opening.Window
        : Window.SaidSomething ? Opening.Nothing
        : Opening.Utterance;

    private Decode Transcribe(ReadOnlySpan<float> heard, bool final)
    {
        var decode = transcriber.Transcribe(
            new()
            {
                Sound = heard,
                Start = Window.Start,
                Settled = Window.Settled,
                Draft = Window.Tail.Tokens,
                Final = final,
                Continues = final ? null : unheard.Continuation(Window, voice, Latest.PassedEnd),
                SpokenFrom = voice.UtteranceStart,
                Stretch = cut.Stretch,
                Hasty = Effort > Effort.Full,
            }
        );
        Statistics = Statistics with { Steps = Statistics.Steps + 1, Repetitions = Statistics.Repetitions + decode.Repetitions };
        var written = decode.Hypothesis;
        return pace.Doubts(written.LettersOf(written.Count), heard.Length)
            ? decode with
            {
                Hypothesis = Hypothesis.Empty,
                Unintelligible = true,
            }
            : decode;
    }

    /// <summary>How many words of the newest hypothesis may settle.</summary>
    private int Agreed(int heard)
    {
        var agreed = Window.Agreed();
        if (Latest.Contested || pace.OnTrial)
            return 0; // words in the wrong language, or made up over a crowd, would stand for ever
        if (Window.Settled.IsEmpty && heard > cut.Limit)
            return Math.Max(agreed, Latest.Hypothesis.Count - 1); // hypotheses never agreed
        return agreed;
    }

    /// <summary>Nobody can be understood: nothing is shown or settled, and earlier hypotheses say nothing about this sound.</summary>
    private void PassOver(long until)
    {
        Window.PassOver(until, keepOfCrowd);
        if (!Latest.Sung)
            pace.NotUnderstood(voice.Speech);
        Statistics = Statistics with { PassedOver = Statistics.PassedOver + 1 };
        Show();
    }

    private void StartAfresh(long since)
    {
        // A window from the utterance's start has all of it again, so unsettled words must not be settled now: they would stand twice.
        if (Window.Tail.Count > 0 && since > voice.UtteranceStart)
            Settle(Window.Tail.Count, final: false);
        Window.StartAfresh(Math.Max(Window.Start, since));
        unheard.StartAfresh(Window, voice, since);
        Statistics = Statistics with { Afresh = Statistics.Afresh + 1 };
    }

    private void Settle(int words, bool final)
    {
        if (IsStockPhrase())
        {
            words = 0;
            if (final)
            {
                Window.DropTail();
                Statistics = Statistics with { Dropped = Statistics.Dropped + 1 };
            }
        }
        if (words > 0)
            Write(words);
        Window.Settle(words);
        Show();
    }

    private void Write(int words)
    {
        var opening = Begins;
        var byAttention = WordPositions.ByAttention(Window, Latest.TokenStarts);
        var positioned = positions.Sharpened(Window, byAttention);
        for (var i = 0; i < words; i++)
        {
            var (start, end) = voice.WithinSpeech(positioned[i]);
            transcript.Settle(writer.Settled(Window.Tail, i, i == 0 ? opening : Opening.Nothing, start, end));
            Window.LastSettledEnd = voice.WithinSpeech(byAttention[i]).End;
        }
    }

    private void Show()
    {
        var opening = Begins;
        screen.Update(Window.Tail, Window.DecodedTo, word => writer.Tentative(Window.Tail, word, word == 0 ? opening : Opening.Nothing));
        var words = screen.Words;
        transcript.Show(IsStockPhrase() || language.HoldsBack(Window, Latest, words.Length > 0) ? [] : words);
    }

    /// <summary>Whisper writes "Thank you." over laughter and "you" over a click: too little speech, and nothing else said.</summary>
    private bool IsStockPhrase() =>
        !Window.SaidSomething && voice.UtteranceSpeech < stockSpeech && StockPhrases.Contains(vocabulary.Text(Window.Tail.Tokens));
}
