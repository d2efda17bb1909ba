using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Captions;

/// <summary>What one output gets of a track: everything through its rules, or nothing while it is switched off.</summary>
/// <remarks>Threading: not safe; the pipeline locks.</remarks>
internal sealed class OutputText(RuleBook rules, TextOutput output)
{
    private readonly RuleChain chain = new();

    /// <summary>Whether words come through; words said while it is off never do.</summary>
    public bool On { get; set; } = true;

    /// <summary>
    /// The change as this output sees it. Words that may become a phrase are tentative until the next word tells, or until nothing can
    /// follow.
    /// </summary>
    public CaptionUpdate Of(CaptionUpdate update)
    {
        var (lists, treatment, language) = (rules.Lists, rules.Of(output), update.Language);
        update = update with
        {
            Corrections = [.. update.Corrections.Select(correction => chain.Correct(correction, lists, treatment, language))],
        };
        if (!On)
        {
            chain.Forget();
            return update.Silenced();
        }
        var more = !update.Gap && (update.Speaking || update.Tentative.Count > 0);
        var settled = chain.Settle(update.Settled, lists, treatment, language, more);
        return update with { Settled = settled, Tentative = chain.Try(update.Tentative, lists, treatment, language) };
    }

    /// <summary>Drops words that wait to become a phrase.</summary>
    public void Forget() => chain.Forget();
}
