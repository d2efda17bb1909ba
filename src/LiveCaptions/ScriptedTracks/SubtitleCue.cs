using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A cue read from a subtitle file.</summary>
/// <param name="Start">When its text appears.</param>
/// <param name="End">When its text disappears.</param>
/// <param name="Words">Its words, at least one; their times count as those of the cue do.</param>
internal sealed record SubtitleCue(AudioTime Start, AudioTime End, IReadOnlyList<CueWord> Words)
{
    // Words come no slower than this, so that a banner that stays for an hour is read at once.
    private static readonly long LongestLetter = AudioTime.SamplesIn(0.2);
    private static readonly long ShortestSpread = AudioTime.SamplesIn(1);

    // Somebody counts as speaking for this long, so that a short text stays while its cue does.
    private static readonly long LongestSpeech = AudioTime.SamplesIn(10);

    /// <summary>
    /// Times each word: as the file says, else by a share of the cue's time in proportion to its letters, and never later than the next
    /// cue's first word.
    /// </summary>
    /// <param name="next">When the next cue starts; null: this is the last one.</param>
    public IEnumerable<SettledWord> ToSettledWords(AudioTime? next = null)
    {
        var latest = next is { } following && following < End ? Later(following, Start) : End;
        var (time, from) = (Start, 0);
        while (from < Words.Count)
        {
            if (Words[from].At is { } at)
                time = Earlier(Later(AudioTime.FromSeconds(at), time), latest);
            var to = from + 1;
            while (to < Words.Count && (Words[to].At is null || Words[to].At == Words[from].At))
                to++;
            var until = to < Words.Count ? Earlier(Later(AudioTime.FromSeconds(Words[to].At ?? 0), time), latest) : latest;
            foreach (var word in Spread(from, to, time, until))
                yield return word;
            (time, from) = (until, to);
        }
    }

    private IEnumerable<SettledWord> Spread(int from, int to, AudioTime start, AudioTime until)
    {
        var letters = 0L;
        for (var i = from; i < to; i++)
            letters += Words[i].Text.Length + 1;
        var length = Math.Min(until - start, Math.Max(ShortestSpread, letters * LongestLetter));
        var before = 0L;
        for (var i = from; i < to; i++)
        {
            var begin = start + length * before / letters;
            before += Words[i].Text.Length + 1;
            var end =
                i + 1 < Words.Count ? start + length * before / letters : Earlier(until, Later(start + length, Start + LongestSpeech));
            yield return new(Words[i].Text, Words[i].Joined, begin, end, 1);
        }
    }

    private static AudioTime Later(AudioTime one, AudioTime other) => one > other ? one : other;

    private static AudioTime Earlier(AudioTime one, AudioTime other) => one < other ? one : other;
}
