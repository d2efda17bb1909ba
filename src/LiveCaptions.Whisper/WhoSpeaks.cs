using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Whisper;

/// <summary>Tells which words of a recording one voice said, once all of it has been read.</summary>
public static class WhoSpeaks
{
    /// <summary>The same words with the number of their speaker, from 1 in the order in which they first speak.</summary>
    /// <param name="words">All words of the recording, in order.</param>
    /// <param name="voiceprints">All voiceprints of the recording, in order.</param>
    /// <param name="most">Speakers at most.</param>
    /// <returns>The words; without any voiceprint all are the first speaker's.</returns>
    public static IReadOnlyList<SettledWord> In(
        IReadOnlyList<SettledWord> words,
        IReadOnlyList<Voiceprint> voiceprints,
        int most = int.MaxValue
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var rule = new VoiceRule();
        var voices = voiceprints.Count == 0 ? [] : KnownVoices.In(voiceprints, rule, most);
        var turns = voices.Count < 2 ? new int[words.Count] : new SpokenTurns(voiceprints, voices, rule).Of(words);
        List<int> order = [.. turns.Distinct()];
        return [.. words.Zip(turns, (word, voice) => word with { Speaker = order.IndexOf(voice) + 1 })];
    }
}
