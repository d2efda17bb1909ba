using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveCaptions.Models;

namespace LiveCaptions.Commands;

/// <summary>A line of <c>models list</c>.</summary>
/// <param name="State">"embedded", "here", "begun", or "" for a model that is not on this machine.</param>
/// <param name="Path">The file; null: it is not on this machine.</param>
internal sealed record ListedModel(
    string Name,
    long Bytes,
    int? MemoryMB,
    string? Languages,
    string? Licence,
    IReadOnlyList<string> Sha256,
    string State,
    long Come,
    string? Path
)
{
    /// <summary>The catalogue, then the other models on this machine.</summary>
    public static IReadOnlyList<ListedModel> All(ModelFolder folder)
    {
        var here = folder.Present().ToDictionary(model => model.Name);
        var listed = ModelCatalogue.All.Select(known => Of(known, here.GetValueOrDefault(known.Name), folder.PartBytes(known.Name)));
        var others = here
            .Values.Where(model => ModelCatalogue.Find(model.Name) is null)
            .Select(model => new ListedModel(model.Name, model.Bytes, null, null, null, [], StateOf(model, 0), model.Bytes, model.Path));
        return [.. listed, .. others];
    }

    /// <summary>The list as a table.</summary>
    public static string Table(IReadOnlyList<ListedModel> all, string folder)
    {
        var width = Math.Max(4, all.Max(model => model.Name.Length));
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"  {"Name".PadRight(width)}  {"Size", 9}  {"Memory", 8}  {"Languages", -9}  {"Licence", -7}  Here\n"
        );
        foreach (var model in all)
            text.Append(model.Line(width)).Append('\n');
        return text.Append(CultureInfo.InvariantCulture, $"Your models are in {folder}. Get one: livecaptions models pull NAME").ToString();
    }

    /// <summary>The list as JSON.</summary>
    public static string Json(IReadOnlyList<ListedModel> all) => JsonSerializer.Serialize(all, JsonSerializerOptions.Web);

    private string Line(int width) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"  {Name.PadRight(width)}  {ModelsCommand.Megabytes(Bytes), 9}  {(MemoryMB is { } memory ? $"{memory} MB" : "?"), 8}  {Languages ?? "?", -9}  {Licence ?? "?", -7}  {Shown}"
            )
            .TrimEnd();

    private string Shown =>
        State switch
        {
            "begun" => $"{Come * 100 / Math.Max(1, Bytes)} % downloaded",
            "embedded" => "comes with LiveCaptions",
            "here" => "yes",
            _ => "",
        };

    private static ListedModel Of(CatalogueModel known, PresentModel? model, long come) =>
        new(
            known.Name,
            model?.Bytes ?? known.Bytes,
            known.MemoryMB,
            known.Languages,
            known.Licence,
            known.Sha256,
            StateOf(model, come),
            model?.Bytes ?? come,
            model?.Path
        );

    private static string StateOf(PresentModel? model, long come) =>
        model switch
        {
            { Embedded: true } => "embedded",
            not null => "here",
            _ => come > 0 ? "begun" : "",
        };
}
