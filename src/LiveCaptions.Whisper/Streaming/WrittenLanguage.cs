using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Keeps words from standing in a language that is not spoken, where the language is detected: holds the first words back until it is
/// known, and begins a new window where settled words would force those that follow into their language.
/// </summary>
/// <remarks>
/// See docs/decisions/0054-first-words-of-a-language.md. A hold is short in any case: late words are worse than wrong ones.
/// </remarks>
internal sealed class WrittenLanguage(StreamSettings settings)
{
    // Words written in another language than the one spoken are less likely than this (mean log probability), decode after decode.
    private const float Unlikely = -0.8f;
    private const int Decodes = 2;

    private readonly long hold = settings.HoldFirstWords.Samples(),
        doubtAfter = settings.DoubtContextAfter.Samples(),
        doubtOneLanguageAfter = settings.UnheardAtStart.Samples(),
        minimumWindow = settings.MinimumWindow.Samples(),
        leadIn = settings.LeadIn.Samples();
    private string? written;
    private bool several; // words of the stream have settled in one language, and then another was spoken
    private int unlikely; // decodes in a row in which the words of another utterance did not help
    private long window = -1; // start of the window whose words are held back, or were
    private long? heldSince;
    private bool shown;

    /// <summary>Looks at a new decode before its words follow those of the window.</summary>
    /// <returns>The position from which to start afresh, or null.</returns>
    public long? Since(RecognitionWindow window, Decode decode, VoiceActivity voice, long until)
    {
        if (!decode.Detected)
            return null;
        var from = window.SaidSomething ? window.LastSettledEnd : voice.UtteranceStart - leadIn;
        var other = decode.Language != written;
        several |= other && !decode.Unsure && window.Retired + window.Settled.Length > 0;
        if (window.Settled.IsEmpty)
        {
            if (other)
                window.Forget(); // what was heard in the other language agrees with nothing
            (written, unlikely) = (decode.Language, 0);
            return null;
        }
        if ((!other && !IsUnlikely(window, decode.Hypothesis, voice)) || until - from < minimumWindow)
            return null;
        (written, unlikely) = (decode.Language, 0);
        return from;
    }

    /// <summary>Whether words that would be shown now are held back.</summary>
    /// <param name="window">The window.</param>
    /// <param name="decode">The newest decode of it.</param>
    /// <param name="words">There are words to show.</param>
    public bool HoldsBack(RecognitionWindow window, Decode decode, bool words)
    {
        if (this.window != window.Start)
            (this.window, heldSince, shown) = (window.Start, null, false);
        if (!words || shown)
            return false;
        heldSince ??= window.DecodedTo;
        shown = !decode.Unsure || !window.Settled.IsEmpty || window.DecodedTo - heldSince >= hold;
        return !shown;
    }

    /// <summary>The words of the utterance before, which the text is forced to begin with, do not help to understand this one.</summary>
    private bool IsUnlikely(RecognitionWindow window, Hypothesis hypothesis, VoiceActivity voice)
    {
        var doubtful =
            !window.SaidSomething
            && voice.UtteranceSpeech >= (several ? doubtAfter : doubtOneLanguageAfter)
            && (hypothesis.Count == 0 || hypothesis.MeanLogProbability < Unlikely);
        unlikely = doubtful ? unlikely + 1 : 0;
        return unlikely >= Decodes;
    }
}
