using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Collects the words that steps settle and show, and reports them as changes.</summary>
/// <param name="language">ISO 639 code of the language written, if known beforehand.</param>
internal sealed class TranscriptBuilder(string? language)
{
    private readonly List<SettledWord> settled = [];
    private TentativeWord[] tentative = [];
    private bool tentativeChanged;
    private (bool Speaking, string? Language) before;
    private long speechAtWord; // how much speech the stream had when a word was last shown, or somebody sang

    public void Settle(IEnumerable<SettledWord> words) => settled.AddRange(words);

    /// <summary>Replaces the tentative words.</summary>
    public void Show(TentativeWord[] words)
    {
        tentativeChanged |= !words.AsSpan().SequenceEqual(tentative);
        tentative = words;
    }

    /// <summary>Everything that is different since the last change was taken.</summary>
    /// <param name="decoded">The model ran.</param>
    /// <param name="latest">The newest decode.</param>
    /// <param name="voice">Who speaks now, and how much they have spoken.</param>
    /// <param name="heard">End of the sound, as a position in the stream.</param>
    /// <param name="until">How far into the sound the words reach.</param>
    public TranscriptChange TakeChange(bool decoded, Decode latest, VoiceActivity voice, long heard, long until)
    {
        // Guesses of the first second, before there are words, say nothing; a language that is not known yet is not claimed.
        if ((settled.Count > 0 || tentative.Length > 0) && latest.Language != language)
            language = latest.Unsure ? null : latest.Language;
        var state = (voice.Speaking, language);
        var words = settled.Count > 0 || tentativeChanged;
        var sung = voice.Speaking && latest.Sung;
        if (words || !voice.Speaking || sung)
            speechAtWord = voice.Speech;
        var change = new TranscriptChange
        {
            Decoded = decoded,
            Changed = words || state != before,
            Settled = [.. settled],
            Tentative = tentative,
            Speaking = voice.Speaking,
            UtteranceStart = new(voice.UtteranceStart),
            SpeechEnd = new(voice.SpeechEnd),
            Sung = sung,
            Language = language,
            Heard = new(heard),
            Until = new(until),
            Unheard = voice.Speech - speechAtWord,
        };
        settled.Clear();
        (before, tentativeChanged) = (state, false);
        return change;
    }
}
