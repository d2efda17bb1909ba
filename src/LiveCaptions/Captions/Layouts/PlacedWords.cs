using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>Remembers in which line each word stands, so that a correction changes that line and no other.</summary>
internal sealed class PlacedWords
{
    private readonly List<(SettledWord Word, long Line)> words = [];

    /// <summary>Adds a word that ends in this line.</summary>
    public void Add(SettledWord word, long line) => words.Add((word, line));

    public void Clear() => words.Clear();

    /// <summary>The number of whoever says the words of a line; 0: nobody asked.</summary>
    public int SpeakerIn(long line) => words.Find(placed => placed.Line == line && placed.Word.Speaker > 0).Word?.Speaker ?? 0;

    /// <summary>Forgets the words of lines before this one.</summary>
    public void ForgetBefore(long line) => words.RemoveAll(placed => placed.Line < line);

    /// <summary>Corrects words.</summary>
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

    /// <summary>
    /// Lays all words again. Each line keeps its words as long as they fit; from the first line that does not, text flows freely.
    /// </summary>
    public LineFiller Refill(LineFiller filler, long first)
    {
        var line = first;
        var (free, speaker) = (false, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var (word, place) = words[i];
            if (SpokenLines.Changes(speaker, word.Speaker))
                filler.NewLine();
            speaker = word.Speaker > 0 ? word.Speaker : speaker;
            if (word.Text.Length > 0)
            {
                var trial = filler.Fork();
                trial.Add(word.Text, word.Joined);
                // The word stood further down and would now fit here.
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
