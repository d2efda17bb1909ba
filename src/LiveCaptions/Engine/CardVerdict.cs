using System.Globalization;
using LiveCaptions.Scoring;

namespace LiveCaptions.Engine;

/// <summary>Whether a card that was tried is used, and why.</summary>
/// <param name="Use">The card recognises.</param>
/// <param name="Reason">A few words that continue a sentence.</param>
internal readonly record struct CardVerdict(bool Use, string Reason)
{
    /// <summary>
    /// Bytes of the card's memory left free for OBS's encoder, the game and the desktop, which stutter or fail on a full card.
    /// </summary>
    public const long Reserve = 1L << 30;

    // Cards add floating-point numbers in another order, so that single words may differ; a faulty card gives garbage, or nothing.
    private const double MaxDifference = 0.2;
    private const int MinWords = 5;

    // The slower one of the two need not have heard all of the speech, and a word that was cut off ends in a guess.
    private const int IgnoredLastWords = 2;

    /// <param name="answer">The trial's answer.</param>
    /// <param name="wanted">The user named this card: it is used even if it is the slower one.</param>
    public static CardVerdict Of(CardAnswer answer, bool wanted)
    {
        if (answer.Trouble is { } trouble)
            return new(false, trouble);
        if (answer is not { Processor: { } processor, Tried: { } card })
            return new(false, "it was not tried");
        if (!Agree(answer.Reference, card.Text) && !Agree(processor.Text, card.Text))
            return WrongText(processor.Text, card.Text);
        if (card.FreeBytes is > 0 and < Reserve && !wanted)
            return new(false, "its memory is too full: OBS and games need what is left");
        if (card.Seconds is not { } seconds || processor.Seconds is not { } other)
            return new(wanted, "its steps could not be measured");
        var times = string.Create(CultureInfo.InvariantCulture, $"a step takes {seconds:F3} s on it and {other:F3} s on the processor");
        return seconds < other || wanted ? new(true, times) : new(false, $"it is slower: {times}");
    }

    /// <summary>Whether the recognised text matches the beginning of the reference, and is long enough to tell.</summary>
    public static bool Agree(string? reference, string recognised) => Agree(PlainWords.Of(reference ?? ""), PlainWords.Of(recognised));

    private static bool Agree(string[] reference, string[] recognised)
    {
        var words = Math.Min(reference.Length, recognised.Length) - IgnoredLastWords;
        return words + IgnoredLastWords >= MinWords && Alignment.Of(reference[..words], recognised[..words]).Edits <= MaxDifference * words;
    }

    private static CardVerdict WrongText(string processor, string card) =>
        PlainWords.Of(processor).Length < MinWords
            ? new(false, "the processor itself did not understand the test speech")
            : new(false, $"it computes wrongly: where the processor hears \"{Short(processor)}\" it hears \"{Short(card)}\"");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
