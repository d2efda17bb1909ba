using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>A word or phrase that is likely to be said, with the tokens that spell it.</summary>
internal sealed class Term
{
    // As short as this, sounds are near to those of too many words.
    private const float MinSubstance = 2;

    /// <param name="text">As it is to be written. All in lower case, it may also begin a sentence with a capital.</param>
    /// <param name="tokeniser">The model's tokens.</param>
    public Term(string text, Tokeniser tokeniser)
    {
        (Text, Key, Sounds) = (text, Hypothesis.Letters(text), SoundSpelling.Of(text));
        Substance = Math.Max(MinSubstance, SoundDistance.Substance(Sounds));
        Words = text.Count(c => c == ' ') + 1;
        HasCapitals = text.Any(char.IsUpper);
        string[] forms = HasCapitals ? [text] : [text, Capital(text), string.Join(' ', text.Split(' ').Select(Capital))];
        Forms = [.. forms.Distinct(StringComparer.Ordinal)];
        Spellings =
        [
            .. Forms
                .Select(form => tokeniser.Encode(Vocabulary.SpaceBefore(form) + form))
                .Where(tokens => tokens.Length is > 0 and < ISpeechDecoder.MaxRows),
        ];
    }

    public string Text { get; }

    /// <summary>Its letters and digits in lower case.</summary>
    public string Key { get; }

    public string Sounds { get; }

    /// <summary>How much there is to hear in it.</summary>
    public float Substance { get; }

    /// <summary>How far it is from sounds, in parts of what there is to hear in it; infinite if it is above a limit.</summary>
    public float DistanceTo(string sounds, float limit = float.PositiveInfinity) =>
        SoundDistance.Within(limit * Substance, sounds, Sounds) / Substance;

    /// <summary>Number of its words.</summary>
    public int Words { get; }

    /// <summary>Ways to write it: without capitals of its own it may have them at its beginning, or at each word's.</summary>
    private string[] Forms { get; }

    private bool HasCapitals { get; }

    /// <summary>The tokens of each form, with the space before it.</summary>
    public int[][] Spellings { get; }

    /// <summary>Whether a text with its letters is spelled as it is to be; capitals count where it has some.</summary>
    public bool IsSpelledIn(string text) =>
        HasCapitals ? text.Contains(Text, StringComparison.Ordinal) : text.Contains(Text, StringComparison.OrdinalIgnoreCase);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>A term that may stand in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Allowance">What its tokens may lack on the likeliest ones, in sum: a difference of log probabilities.</param>
/// <param name="Place">Where it would begin in the text.</param>
/// <param name="End">The tokens up to here are replaced.</param>
internal readonly record struct TermCandidate(Term Term, float Allowance, int Place, int End);
