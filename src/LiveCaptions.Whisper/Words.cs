namespace LiveCaptions.Whisper;

/// <summary>A word that never changes again.</summary>
/// <param name="Text">As written, with its punctuation, without spaces around it.</param>
/// <param name="Joined">True if no space stands before it: a mark that was written late, or a script without spaces.</param>
/// <param name="Start">Where its sound begins.</param>
/// <param name="End">Where its sound ends.</param>
/// <param name="Probability">Probability of its least likely token, 0 to 1.</param>
public sealed record SettledWord(string Text, bool Joined, AudioTime Start, AudioTime End, float Probability)
{
    /// <summary>A number that identifies the word, for programs that keep words; 0: none was given.</summary>
    public long Number { get; init; }

    /// <summary>The number of whoever says it, from 1, by <see cref="WhoSpeaks"/>; 0: nobody asked.</summary>
    public int Speaker { get; init; }

    /// <summary>What it is of a listed term that the model alone would not have written; null: nothing.</summary>
    public TermWord? Term { get; init; }
}

/// <summary>A word that may still change.</summary>
/// <param name="Text">As written, with its punctuation, without spaces around it.</param>
/// <param name="Joined">True if no space stands before it.</param>
public readonly record struct TentativeWord(string Text, bool Joined);
