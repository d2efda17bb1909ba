using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Captions;

/// <summary>What one output gets of a track: all of it through its rules, or nothing while it is switched off.</summary>
/// <remarks>Threading: the track's captions only, under their lock.</remarks>
internal sealed class OutputText(RuleBook rules, TextOutput output)
{
    private readonly RuleChain chain = new();

    /// <summary>Whether words come through; those said while it is off never do.</summary>
    public bool On { get; set; } = true;

    /// <summary>The change as this output sees it. What may become a phrase is tentative until it is known, or until nothing can follow.</summary>
    public CaptionUpdate Of(CaptionUpdate update)
    {
        if (!On)
        {
            chain.Forget();
            return update with { Settled = [], Tentative = [], Speaking = false };
        }
        var (lists, treatment) = (rules.Lists, rules.Of(output));
        var more = !update.Gap && (update.Speaking || update.Tentative.Count > 0);
        var settled = chain.Settle(update.Settled, lists, treatment, update.Language, more);
        return update with { Settled = settled, Tentative = chain.Try(update.Tentative, lists, treatment, update.Language) };
    }

    /// <summary>A person's text for a word, as this output writes it, and under which number it is shown.</summary>
    public (long Number, string Text) Correct(long number, string text, string? language) =>
        chain.Correct(number, text, rules.Lists, rules.Of(output), language);

    /// <summary>What waits to be known is not shown any more.</summary>
    public void Forget() => chain.Forget();
}
