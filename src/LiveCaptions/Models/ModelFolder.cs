using System.Text.RegularExpressions;

namespace LiveCaptions.Models;

/// <summary>A model on this machine.</summary>
/// <param name="Name">"base-q8_0".</param>
/// <param name="Path">Its file.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Embedded">The model comes with the program.</param>
internal sealed record PresentModel(string Name, string Path, long Bytes, bool Embedded)
{
    /// <summary>Whether a graphics card can compute it; Moonshine is computed by the processor.</summary>
    public bool FitsCards => !ModelFolder.IsGguf(Path);
}

/// <summary>The models on this machine: those that come with the program, and the user's own.</summary>
/// <param name="own">The user's folder, which need not exist.</param>
/// <param name="embedded">The program's folder.</param>
internal sealed partial class ModelFolder(string own, string embedded)
{
    private const string Prefix = "ggml-",
        Ending = ".bin",
        GgufEnding = ".gguf";

    /// <summary>The user's folder.</summary>
    public string Own => own;

    /// <summary>All models, from the smallest to the largest; a model of the program wins over another one of its name.</summary>
    public IReadOnlyList<PresentModel> Present() =>
        [
            .. In(embedded, true)
                .Concat(In(own, false))
                .DistinctBy(model => model.Name)
                .OrderBy(model => model.Bytes)
                .ThenBy(model => model.Name, StringComparer.Ordinal),
        ];

    /// <summary>Null: there is no model of this name.</summary>
    public PresentModel? Find(string name) => Present().FirstOrDefault(model => model.Name == name);

    /// <summary>The model of this name.</summary>
    /// <exception cref="ModelException">It is not on this machine.</exception>
    public PresentModel Require(string name) =>
        Find(name)
        ?? throw new ModelException(
            $"There is no model \"{name}\" on this machine, so nothing was done.{ModelCatalogue.Suggest(name, Present().Select(model => model.Name))} List the models: livecaptions models list"
        );

    /// <summary>The file of the user's model of this name, whether it exists or not.</summary>
    /// <param name="gguf">It is a Moonshine model, not one of whisper.cpp.</param>
    public string PathOf(string name, bool gguf = false) => Path.Combine(own, gguf ? name + GgufEnding : Prefix + name + Ending);

    /// <summary>The file of a download that has begun.</summary>
    public string PartOf(string name) => PathOf(name) + ".part";

    /// <summary>Bytes of a download that has begun.</summary>
    public long PartBytes(string name) => new FileInfo(PartOf(name)) is { Exists: true } part ? part.Length : 0;

    /// <summary>The name of a file: "ggml-base.bin" is "base".</summary>
    public static string NameOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
    }

    /// <summary>Whether a file's name ends as a Moonshine model's does.</summary>
    public static bool IsGguf(string path) => path.EndsWith(GgufEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether text ends like the name of a model's file.</summary>
    public static bool IsFileName(string text) => text.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || IsGguf(text);

    /// <summary>Whether this can be a model's name, which becomes part of a path.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private static IEnumerable<PresentModel> In(string folder, bool comesWithProgram) =>
        !Directory.Exists(folder)
            ? []
            : from file in new DirectoryInfo(folder).EnumerateFiles()
            where
                file.Name.EndsWith(GgufEnding, StringComparison.Ordinal)
                || (
                    file.Name.StartsWith(Prefix, StringComparison.Ordinal)
                    && file.Name.EndsWith(Ending, StringComparison.Ordinal)
                    && !file.Name.StartsWith("ggml-silero", StringComparison.Ordinal)
                )
            let name = NameOf(file.Name)
            where IsName(name)
            select new PresentModel(name, file.FullName, file.Length, comesWithProgram);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Name();
}
