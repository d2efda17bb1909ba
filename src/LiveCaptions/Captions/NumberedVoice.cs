namespace LiveCaptions.Captions;

/// <summary>A voice that was told apart on a track.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">As a person has called it; null: nobody has.</param>
/// <param name="Newest">The last words that it has said, by which a person knows it again; empty: they were long ago.</param>
internal sealed record NumberedVoice(int Number, string? Name, string Newest)
{
    /// <summary>Words that are looked through: about half an hour of speech.</summary>
    private const int LookedThrough = 5000;

    private const int NewestWords = 8;

    /// <summary>The voices of a track, by number: those that have spoken lately, and those that have a name.</summary>
    public static IReadOnlyList<NumberedVoice> Of(IReadOnlyList<LoggedWord> words, VoiceNames names)
    {
        var heard = new SortedDictionary<int, List<string>>();
        foreach (var number in names.All.Keys)
            heard[number] = [];
        for (var i = words.Count - 1; i >= Math.Max(0, words.Count - LookedThrough); i--)
        {
            if (words[i].Word.Speaker is not (> 0 and var number))
                continue;
            if (!heard.TryGetValue(number, out var said))
                heard[number] = said = [];
            if (said.Count < NewestWords && words[i].Text.Length > 0)
                said.Add(words[i].Text);
        }
        return
        [
            .. heard.Select(one => new NumberedVoice(one.Key, names.Given(one.Key), string.Join(' ', one.Value.AsEnumerable().Reverse()))),
        ];
    }
}
