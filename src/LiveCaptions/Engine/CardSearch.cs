using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>The cards of this machine that <c>Recognition:Gpu</c> means.</summary>
/// <param name="Cards">The best first: cards with memory of their own before those that share the processor's.</param>
/// <param name="Missing">Why no card was found, if one was named or the search failed; otherwise null.</param>
internal sealed record CardSearch(IReadOnlyList<GraphicsCard> Cards, string? Missing)
{
    /// <summary>The setting that lets the machine choose.</summary>
    public const string Auto = "auto";

    /// <summary>The setting that uses no card.</summary>
    public const string None = "none";

    /// <param name="wanted">"auto", "none", or a part of a card's name.</param>
    /// <param name="question">Asks for a list of the cards.</param>
    public static async Task<CardSearch> FindAsync(string wanted, CardQuestion question, ICardProbe probe, CancellationToken stop)
    {
        var named = wanted is not (Auto or None);
        if (wanted == None)
            return new([], null);
        if (!probe.MayExist)
            return new([], named ? "this build of the speech engine can use no card; see \"Graphics cards\" in the README" : null);
        var answer = await probe.AskAsync(question with { Card = null }, stop);
        IReadOnlyList<GraphicsCard> meant =
        [
            .. answer
                .Cards.Where(card => !named || card.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .OrderBy(card => card.Integrated)
                .ThenBy(card => card.Number),
        ];
        return meant.Count > 0 ? new(meant, null) : new([], answer.Trouble ?? (named ? Known(answer.Cards) : null));
    }

    private static string Known(IReadOnlyList<GraphicsCard> cards) =>
        cards.Count == 0 ? "no driver knows one" : $"there are: {string.Join(", ", cards.Select(card => card.Name))}";
}
