using System.Collections.Frozen;

namespace LiveCaptions.Captions.Breaks;

/// <summary>The small words of a language before which a line breaks well, and those after which it must not break.</summary>
/// <remarks>
/// Follows Netflix's timed text guides and DCMP's captioning key: break before conjunctions and prepositions, not after articles,
/// possessives, titles and prepositions.
/// </remarks>
internal sealed record BreakTable(FrozenSet<string> BreakBefore, FrozenSet<string> NeverAfter, bool CapitalsAreNames)
{
    private static readonly FrozenDictionary<string, BreakTable> Tables = new Dictionary<string, BreakTable>
    {
        ["en"] = Of(
            "and but or nor so because that which who when while if where as than how what why though although until since unless whether",
            "of in on at to for with from by about into over under after before between through during without against",
            "a an the my your his her its our their this that these those no not i we you he she they it very mr. mrs. ms. dr. prof. mister am is are was were will would can could don't doesn't"
        ),
        ["de"] = Of(
            "und oder aber denn sondern weil dass ob wenn als während obwohl damit bevor nachdem bis wie wo wer was warum sowie falls sobald",
            "in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter für gegen ohne um durch zwischen seit trotz wegen hinter neben",
            "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem dein deine sein seine seinen ihr ihre ihren unser unsere unseren euer eure dieser diese dieses diesen diesem jeder jede jedes jeden nicht ich sehr herr herrn frau dr. prof.",
            capitalsAreNames: false
        ),
        ["fr"] = Of(
            "et ou mais donc or ni car que qui quand lorsque si comme parce puisque quoique afin où dont comment pourquoi tandis",
            "de du des à au aux en dans sur sous pour par avec sans chez vers entre contre depuis pendant avant après",
            "le la les un une l' d' qu' mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces ne pas je tu il elle on nous vous ils elles très m. mme mlle dr pr"
        ),
        ["es"] = Of(
            "y e o u pero sino porque que quien cuando mientras si como donde aunque pues cuyo cómo qué dónde",
            "de del a al en con sin por para sobre bajo entre hacia hasta desde contra según durante tras ante",
            "el la los las un una unos unas lo mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa esos esas aquel aquella no muy me te se nos señor señora sr. sra. dr. dra. don doña"
        ),
    }.ToFrozenDictionary();

    private static readonly BreakTable None = new([], [], CapitalsAreNames: true);

    /// <summary>The table of a language; an empty one if it has none.</summary>
    public static BreakTable Of(string? language) => language is not null && Tables.TryGetValue(language, out var table) ? table : None;

    private static BreakTable Of(string conjunctions, string prepositions, string others, bool capitalsAreNames = true)
    {
        var (joins, places) = (conjunctions.Split(' '), prepositions.Split(' '));
        // After a conjunction too: "and | we" reads worse than "| and we".
        return new(Words(joins.Concat(places)), Words(joins.Concat(places).Concat(others.Split(' '))), capitalsAreNames);
    }

    private static FrozenSet<string> Words(IEnumerable<string> words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
