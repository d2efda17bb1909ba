using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>The words that stand in lines, so that a person's correction changes the line where the word is and no other.</summary>
internal sealed class PlacedWords
{
    private readonly List<(SettledWord Word, long Line)> words = [];

    /// <summary>A word was laid; it ends in this line.</summary>
    public void Add(SettledWord word, long line) => words.Add((word, line));

    public void Clear() => words.Clear();

    /// <summary>Lines before this one are gone.</summary>
    public void ForgetBefore(long line) => words.RemoveAll(placed => placed.Line < line);

    /// <summary>Corrects words that stand here.</summary>
    /// <returns>False if there is none.</returns>
    public bool Correct(IReadOnlyList<WordCorrection> corrections)
    {
        var any = false;
        for (var i = 0; i < words.Count && corrections.Count > 0; i++)
        {
            var corrected = words[i].Word.Corrected(corrections);
            any |= corrected != words[i].Word;
            words[i] = words[i] with { Word = corrected };
        }
        return any;
    }

    /// <summary>Lays all words again: each line keeps its words as long as they fit; from where they do not, text flows on freely.</summary>
    public LineFiller Refill(LineFiller filler, long first)
    {
        var line = first;
        var free = false;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, place) = words[i];
            if (word.Text.Length > 0)
            {
                var trial = filler.Fork();
                trial.Add(word.Text, word.Joined);
                // The word stood further down and would now find room here.
                if (!free && place > line && trial.Full.Count == 0)
                    filler.NewLine();
                filler.Add(word.Text, word.Joined);
                if (!free)
                    free = first + filler.Full.Count > place;
            }
            line = place;
            words[i] = (word, first + filler.Full.Count);
        }
        return filler;
    }
}
