using System.Runtime.InteropServices;
using System.Text.Json;
using LiveCaptions.Models;

namespace LiveCaptions.Tools;

/// <summary>The programs that can be downloaded: <c>tools/catalogue.json</c>, embedded in the program.</summary>
internal static class ToolCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueTool>> Read = new(() =>
    {
        using var file = typeof(ToolCatalogue).Assembly.GetManifestResourceStream("tools.json")!;
        return JsonSerializer.Deserialize<CatalogueTool[]>(file, JsonSerializerOptions.Web)!;
    });

    /// <summary>All programs for all systems.</summary>
    public static IReadOnlyList<CatalogueTool> All => Read.Value;

    /// <summary>This machine, as the catalogue names it.</summary>
    public static string ThisSystem => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The program of this name for a system.</summary>
    /// <param name="advice">What to do where there is none.</param>
    /// <exception cref="ModelException">There is none.</exception>
    public static CatalogueTool Require(IReadOnlyList<CatalogueTool> all, string name, string system, string advice) =>
        all.FirstOrDefault(tool => tool.Name == name && tool.System == system)
        ?? throw new ModelException(
            all.Any(tool => tool.Name == name)
                ? $"There is no download of {name} for this system ({system}), so nothing was done. {advice}"
                : $"There is no tool \"{name}\", so nothing was done.{ModelCatalogue.Suggest(name, all.Select(tool => tool.Name))}"
        );
}
