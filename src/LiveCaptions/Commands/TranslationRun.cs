using LiveCaptions.Files;
using LiveCaptions.TranslatedFiles;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Commands;

/// <summary>Translates texts and writes each as a file of its own.</summary>
/// <param name="translation">Asks the engine.</param>
/// <param name="add">Adds a progress bar.</param>
internal sealed class TranslationRun(TextTranslation translation, CommandContext context, AddBar add)
{
    private readonly HashSet<(string?, string)> known = [];

    /// <summary>Remembers what translations this program has written.</summary>
    public static WrittenFiles WrittenBy(CommandContext context) => new(context.Written, TranslateCommand.Name);

    /// <summary>Says that there is nothing to translate.</summary>
    public static string IsAlready(string file, string language) =>
        $"{file} is in {Languages.Name(language)} already, so it was not translated. If it is not, name its language: --from CODE";

    /// <summary>Translates a text and writes it.</summary>
    /// <param name="name">The source's name, for sentences.</param>
    /// <param name="text">The source.</param>
    /// <param name="from">Its language: ISO 639 code; null: unknown.</param>
    /// <param name="to">The language to translate into.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="stop">Ends it; nothing is written then.</param>
    /// <returns>Whether all of it was translated.</returns>
    /// <exception cref="EngineFailedException">It was not translated; nothing was written.</exception>
    public async Task<bool> WriteAsync(string name, ITranslatableText text, string? from, string to, string path, CancellationToken stop)
    {
        if (!known.Contains((from, to)))
            await translation.CheckAsync(from, to, stop);
        known.Add((from, to));
        var progress = add($"{Path.GetFileName(name)}, {to}", Math.Max(1, text.Units.Count));
        var translated = await translation.RunAsync(name, text, from, to, progress, stop);
        var written = WrittenBy(context).Write(path, translated.Text);
        var spared = written == path ? "" : $"; {path} was not written by this program, or was changed since, and stays";
        await context.Error.WriteLineAsync($"{name} -> {written} ({text.Units.Count} sentences or parts of them){spared}");
        if (translated.Remark(written, text.Counted) is not { } remark)
            return true;
        await context.Error.WriteLineAsync(remark);
        return false;
    }
}
