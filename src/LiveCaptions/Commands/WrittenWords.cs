using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>The words of a recording as they are written: by the rules, and with who says them if that was asked for.</summary>
/// <param name="rules">How numbers and letters are written.</param>
/// <param name="speakers">Speakers at most; null: nobody is told apart.</param>
internal sealed class WrittenWords(WordLists rules, int? speakers)
{
    private readonly List<SettledWord> written = [];
    private readonly List<Voiceprint> voices = []; // gone with the recording
    private readonly RuleChain chain = new();

    /// <summary>Adds the words of the next section.</summary>
    public void Add(TranscriptChange change, string? language)
    {
        written.AddRange(chain.Settle(change.Settled, rules, new(), language, more: true));
        voices.AddRange(change.Voiceprints);
    }

    /// <summary>All words, once the recording is over.</summary>
    public IReadOnlyList<SettledWord> Finish(string? language)
    {
        written.AddRange(chain.Settle([], rules, new(), language));
        return speakers is { } most ? WhoSpeaks.In(written, voices, most) : written;
    }
}
