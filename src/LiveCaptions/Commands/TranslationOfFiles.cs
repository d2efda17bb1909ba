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

    /// <summary>Translates all files.</summary>
    /// <param name="run">Translates and writes.</param>
    /// <param name="spoken">The language of a file that tells none; null: unknown.</param>
    /// <param name="context">Receives remarks.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(TranslationRun run, string? spoken, CommandContext context, CancellationToken stop)
    {
        var code = ExitCode.Ok;
        foreach (var file in Files)
            try
            {
                if (!await IsWholeAsync(file, run, spoken, context, stop))
                    code = ExitCode.Failed;
            }
            catch (Exception e) when (Files.Count > 1 && e is TextFileException or IOException or UnauthorizedAccessException)
            {
                // The other files are translated all the same.
                await context.Error.WriteLineAsync(CommandError.Explain(e).Sentence);
                code = ExitCode.Failed;
            }
        return code;
    }

    private async Task<bool> IsWholeAsync(string file, TranslationRun run, string? spoken, CommandContext context, CancellationToken stop)
    {
        var (text, remark) = TextFileReader.Read(file);
        if (remark is not null)
            await context.Error.WriteLineAsync(remark);
        var from = From ?? TranslatedName.LanguageIn(file) ?? text.Language ?? spoken;
        if (Languages.FirstOrDefault(to => TranslatedName.IsSame(from, to)) is { } already)
            throw new TextFileException(TranslationRun.IsAlready(file, already));
        var whole = true;
        foreach (var to in Languages)
            whole &= await run.WriteAsync(file, text, from, to, PathOf(file, to), stop);
        return whole;
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
