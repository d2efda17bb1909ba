using LiveCaptions.Files;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>The files to translate, the languages, and the folder for the results.</summary>
/// <param name="From">The language of the files: ISO 639 code; null: each tells its own, or the settings do.</param>
/// <param name="Folder">Null: beside each file.</param>
internal sealed record TranslationOfFiles(IReadOnlyList<string> Files, IReadOnlyList<string> Languages, string? From, string? Folder)
{
    /// <summary>Where a file's translation is written.</summary>
    public string PathOf(string file, string to) => TranslatedName.Of(file, to, Folder);

    /// <summary>Refuses a job whose results would overwrite something or could not be written, before any work is done.</summary>
    /// <exception cref="UsageException">The job cannot be done.</exception>
    public void Check(CommandContext context)
    {
        if (Languages.Count == 0)
            throw new UsageException("Into which language? Name it: --to de, or several: --to de,fr");
        var results = Files.SelectMany(file => Languages.Select(to => (File: file, To: to, Path: PathOf(file, to)))).ToList();
        if (results.GroupBy(one => Path.GetFullPath(one.Path)).FirstOrDefault(same => same.Count() > 1) is { } same)
            throw new UsageException(
                $"{string.Join(" and ", same.Select(one => one.File))} would both be written to {same.First().Path}, so nothing was translated. Translate them into different folders."
            );
        foreach (var (file, to, path) in results)
        {
            if ((From ?? TranslatedName.LanguageIn(file)) is { } from && TranslatedName.IsSame(from, to))
                throw new UsageException(TranslationRun.IsAlready(file, to));
            if (Folder is not null && File.Exists(Folder))
                throw new UsageException($"{Folder} is a file, so nothing can be written into it. Name a folder: --output DIR");
            // A file that is missing is a matter of its own.
            if (File.Exists(file))
                CheckPlace(path, context);
        }
    }

    private void CheckPlace(string path, CommandContext context)
    {
        try
        {
            if (Folder is not null)
                Directory.CreateDirectory(Folder);
            if (TranslationRun.WrittenBy(context).Choose(path) != path)
                throw new UsageException(
                    $"{path} exists already and was not written by this program, or was changed since, so nothing was translated. Move it away, or name another folder: --output DIR"
                );
            WholeFile.Check(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path} cannot be written ({e.Message.TrimEnd('.')}), so nothing was translated. Name another folder: --output DIR"
            );
        }
    }
}
