using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Words that stand in a subtitle file for a time.</summary>
/// <param name="Words">As written, without markup and without spaces around them; at least one.</param>
internal sealed record SubtitleCue(AudioTime Start, AudioTime End, IReadOnlyList<string> Words)
{
    /// <summary>When each word is said: the cue's time, shared out by letters.</summary>
    public IEnumerable<SettledWord> Spread()
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
