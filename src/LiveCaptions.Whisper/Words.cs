namespace LiveCaptions.Whisper;

/// <summary>A word that never changes any more.</summary>
/// <param name="Text">As written, with its punctuation, without spaces around it.</param>
/// <param name="Joined">True: no space stands before it (a mark that came late, or a script without spaces).</param>
/// <param name="Start">Where its sound begins.</param>
/// <param name="End">Where its sound ends.</param>
/// <param name="Probability">How sure the model was: of the word's least likely token, 0 to 1.</param>
public sealed record SettledWord(string Text, bool Joined, AudioTime Start, AudioTime End, float Probability)
{
    /// <summary>A number of its own, given by whoever keeps words; 0: nobody has.</summary>
    public long Number { get; init; }
}

/// <summary>A word that may still change.</summary>
/// <param name="Text">As written, with its punctuation, without spaces around it.</param>
/// <param name="Joined">True: no space stands before it.</param>
public readonly record struct TentativeWord(string Text, bool Joined);
