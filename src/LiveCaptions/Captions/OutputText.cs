using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Captions;

/// <summary>What one output gets of a track: all of it through its rules, or nothing while it is switched off.</summary>
/// <remarks>Threading: the track's captions only, under their lock.</remarks>
internal sealed class OutputText(RuleBook rules, TextOutput output)
{
    private readonly RuleChain chain = new();

    /// <summary>Whether words come through; those said while it is off never do.</summary>
    public bool On { get; set; } = true;

    /// <summary>The change as this output sees it.</summary>
    public CaptionUpdate Of(CaptionUpdate update)
    {
        if (!On) return update with { Settled = [], Tentative = [], Speaking = false };
        var (lists, treatment) = (rules.Lists, rules.Of(output));
        var settled = chain.Settle(update.Settled, lists, treatment, update.Language);
        return update with { Settled = settled, Tentative = chain.Try(update.Tentative, lists, treatment, update.Language) };
    }

    /// <summary>A person's text for a word, as this output writes it.</summary>
    public string Of(string text, string? language) => string.Join(' ',
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new RuleChain().Word(word, rules.Lists, rules.Of(output), language)).Where(word => word.Length > 0));
}
