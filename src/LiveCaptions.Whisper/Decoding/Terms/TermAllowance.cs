namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>What a term may lack on what the model would write: the more alike they sound, and the longer it is, the more.</summary>
/// <remarks>
/// Differences of log probabilities, in sum over a term's tokens. Fitted on recordings of read speech with lists of 100 and 1,000 terms;
/// see docs/decisions/0059-terms.md.
/// </remarks>
internal static class TermAllowance
{
    private const float AlikeWithoutLength = 5,
        ForEachSound = 0.5f,
        NotAlike = 0.5f; // the distance at which sounding alike counts for nothing

    /// <summary>Lacking no more than this, the model nearly wrote the term itself.</summary>
    public const float NearlyWritten = 2;

    /// <summary>A term that was written stays while it lacks no more than this beyond its allowance.</summary>
    public const float ToStay = 1;

    /// <summary>Farther apart than this, in parts of what there is to hear, a term and the words in its place are not alike.</summary>
    public const float MaxDistance = 0.8f;

    /// <summary>Up to this distance they are homophones.</summary>
    public const float SoundsTheSame = 0.1f;

    /// <param name="term">The term.</param>
    /// <param name="distance">How far it is from the words in its place, in parts of what there is to hear in it.</param>
    public static float Of(Term term, float distance) => Math.Max(NearlyWritten, OfHomophone(term) * (1 - distance / NotAlike));

    /// <summary>How far a term that lacks this much may be from the words in its place.</summary>
    public static float MaxDistanceAt(Term term, float lack) =>
        lack <= NearlyWritten ? MaxDistance : NotAlike * (1 - lack / OfHomophone(term));

    /// <summary>The probability of a term's token, once the term has its allowance.</summary>
    public static float Favoured(float probability) => probability * Favour / (1 - probability + probability * Favour);

    private static float OfHomophone(Term term) => AlikeWithoutLength + ForEachSound * term.Substance;

    private static readonly float Favour = MathF.Exp(AlikeWithoutLength);
}
