using System.Globalization;
using LiveCaptions.Scoring;

namespace LiveCaptions.Engine;

/// <summary>Whether a card that was tried shall recognise, and why.</summary>
/// <param name="Use">It shall.</param>
/// <param name="Reason">A few words that go on a sentence.</param>
internal readonly record struct CardVerdict(bool Use, string Reason)
{
    /// <summary>Left free for OBS's encoder, the game and the desktop: a card that is full makes them stutter, or ends them.</summary>
    public const long Reserve = 1L << 30;

    // Cards add up in another order, so that a word may differ; a card that computes wrongly gives rubbish, or nothing.
    private const double MostDifference = 0.2;
    private const int LeastWords = 5;

    // A slow one of the two is not made to hear all of the speech, and what was cut off in a word ends in a guess.
    private const int Cut = 2;

    /// <param name="answer">What the trial found.</param>
    /// <param name="wanted">The user named this card: it may be the slower one.</param>
    public static CardVerdict Of(CardAnswer answer, bool wanted)
    {
        if (answer.Trouble is { } trouble)
            return new(false, trouble);
        if (answer is not { Processor: { } processor, Tried: { } card })
            return new(false, "it was not tried");
        if (!Agree(answer.Said, card.Text) && !Agree(processor.Text, card.Text))
            return PlainWords.Of(processor.Text).Length < LeastWords
                ? new(false, "the processor itself did not understand the speech that it is tried with")
                : new(false, $"it computes wrongly: where the processor hears \"{Short(processor.Text)}\" it hears \"{Short(card.Text)}\"");
        if (card.FreeBytes is > 0 and < Reserve && !wanted)
            return new(false, "its memory is too full: OBS and games need what is left");
        if (card.Seconds is not { } seconds || processor.Seconds is not { } other)
            return new(wanted, "its steps could not be measured");
        var times = string.Create(CultureInfo.InvariantCulture, $"a step takes {seconds:F3} s on it and {other:F3} s on the processor");
        return seconds < other || wanted ? new(true, times) : new(false, $"it is slower: {times}");
    }

    /// <summary>Whether a beginning of what is right was heard, and enough of it.</summary>
    public static bool Agree(string? right, string heard) => Agree(PlainWords.Of(right ?? ""), PlainWords.Of(heard));

    private static bool Agree(string[] right, string[] heard)
    {
        var words = Math.Min(right.Length, heard.Length) - Cut;
        return Math.Min(right.Length, heard.Length) >= LeastWords
            && Alignment.Of(right[..words], heard[..words]).Edits <= MostDifference * words;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
