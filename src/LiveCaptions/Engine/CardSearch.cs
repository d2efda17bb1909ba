using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Which cards the setting means, of those that there are.</summary>
/// <param name="Cards">The best first: cards of their own before those that share the processor's memory.</param>
/// <param name="Missing">Why there is none, though one was named or asking failed; null: there is one, or nobody asked for it.</param>
internal sealed record CardSearch(IReadOnlyList<GraphicsCard> Cards, string? Missing)
{
    /// <summary>The value of the setting that lets the machine choose.</summary>
    public const string Auto = "auto";

    /// <summary>The value that leaves cards alone.</summary>
    public const string None = "none";

    /// <param name="recognition">With <c>Gpu</c>: "auto", "none" or a part of a name.</param>
    public static async Task<CardSearch> FindAsync(RecognitionSettings recognition, ICardProbe probe, CancellationToken stop)
    {
        var named = recognition.Gpu is not (Auto or None);
        if (recognition.Gpu == None)
            return new([], null);
        if (!probe.MayExist)
            return new([], named ? "this build of the speech engine can use no card; see \"Graphics cards\" in the README" : null);
        var answer = await probe.AskAsync(new(recognition, Card: null), stop);
        IReadOnlyList<GraphicsCard> meant =
        [
            .. answer
                .Cards.Where(card => !named || card.Name.Contains(recognition.Gpu, StringComparison.OrdinalIgnoreCase))
                .OrderBy(card => card.Integrated)
                .ThenBy(card => card.Number),
        ];
        if (meant.Count > 0)
            return new(meant, null);
        return new(
            [],
            answer.Trouble
                ?? (
                    !named ? null
                    : answer.Cards.Count == 0 ? "no driver knows one"
                    : $"there are: {string.Join(", ", answer.Cards.Select(card => card.Name))}"
                )
        );
    }
}
