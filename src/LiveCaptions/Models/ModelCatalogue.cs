using System.Text.Json;
using LiveCaptions.Settings;

namespace LiveCaptions.Models;

/// <summary>The models known by name: <c>models/catalogue.json</c>, embedded in the program.</summary>
internal static class ModelCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueModel>> Read = new(() =>
    {
        using var file = typeof(ModelCatalogue).Assembly.GetManifestResourceStream("catalogue.json")!;
        return JsonSerializer.Deserialize<CatalogueModel[]>(file, JsonSerializerOptions.Web)!;
    });

    /// <summary>From the smallest to the largest.</summary>
    public static IReadOnlyList<CatalogueModel> All => Read.Value;

    /// <summary>Null: the catalogue does not have it.</summary>
    public static CatalogueModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    /// <summary>The model of this name.</summary>
    /// <exception cref="ModelException">There is no such model; the message suggests one.</exception>
    public static CatalogueModel Require(string name) =>
        Find(name)
        ?? throw new ModelException(
            $"There is no model \"{name}\" in the catalogue, so nothing was done.{Suggest(name, All.Select(model => model.Name))} List all models: livecaptions models list"
        );

    /// <summary>" Did you mean base-q8_0?", or an empty string.</summary>
    public static string Suggest(string name, IEnumerable<string> names) =>
        Spelling.Nearest(name, names) is { } meant ? $" Did you mean {meant}?" : "";
}
