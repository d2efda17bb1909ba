using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Numbers;

namespace LiveCaptions.Tests.Captions.Rules.Numbers;

/// <summary>Texts as a chain writes them whose numbers have a style.</summary>
internal static class Written
{
    public static WordLists Lists(NumberStyle style) => new([], [], style);

    /// <summary>All words of a text at once.</summary>
    public static string All(NumberStyle style, string language, string said) =>
        string.Join(' ', new RuleChain().Settle(Talk.Words(said, 1), Lists(style), new(), language).Select(word => word.Text));

    public static string Digits(string language, string said) => All(NumberStyle.Digits, language, said);

    public static string Words(string language, string said) => All(NumberStyle.Words, language, said);
}
