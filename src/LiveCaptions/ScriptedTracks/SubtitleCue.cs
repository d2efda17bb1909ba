using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A cue read from a subtitle file.</summary>
/// <param name="Start">When its text appears.</param>
/// <param name="End">When its text disappears.</param>
/// <param name="Words">Its words, at least one, without markup or spaces.</param>
internal sealed record SubtitleCue(AudioTime Start, AudioTime End, IReadOnlyList<string> Words)
{
    /// <summary>Times each word: a share of the cue's time in proportion to its letters.</summary>
    public IEnumerable<SettledWord> ToSettledWords()
    {
        var letters = Words.Sum(word => word.Length + 1L);
        var before = 0L;
        foreach (var word in Words)
        {
            var start = Start.Samples + (End.Samples - Start.Samples) * before / letters;
            before += word.Length + 1;
            yield return new(word, false, new(start), new(Start.Samples + (End.Samples - Start.Samples) * before / letters), 1);
        }
    }
}
