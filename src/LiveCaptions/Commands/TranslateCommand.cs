using System.CommandLine;
using LiveCaptions.Settings;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>Translates subtitle files and transcripts.</summary>
internal static class TranslateCommand
{
    public const string Name = "translate";

    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "SubRip, WebVTT, text, or JSON of transcribe.",
            Arity = ArgumentArity.OneOrMore,
        };
        var languages = new LanguageOptions("--to", "The languages to translate into: \"de\" or \"de,fr\".");
        var from = new Option<string>("--from")
        {
            Description = "The language of the files [default: what their names tell, as talk.en.srt, or the settings].",
            HelpName = "CODE",
        };
        var output = new Option<string>("--output")
        {
            Description = "Write into this folder instead of beside the files.",
            HelpName = "DIR",
        };
        var settings = new SettingOptions();
        var command = new Command(Name, "Translate subtitle files and transcripts.") { files };
        languages.AddTo(command);
        command.Add(from);
        command.Add(output);
        settings.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var read = settings.Read(parsed, context);
                var job = new TranslationOfFiles(
                    Wildcards.Expand(parsed.GetValue(files)!),
                    languages.Languages(parsed),
                    From(parsed.GetValue(from)),
                    parsed.GetValue(output)
                );
                var engine = languages.Engine(parsed, read);
                job.Check(context);
                using var translator = context.OpenTranslator(engine);
                return await RunAsync(job, read, new(translator, read.Words.ToLists().Vocabulary, context.Time), context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        TranslationOfFiles job,
        ServiceSettings settings,
        TextTranslation translation,
        CommandContext context,
        CancellationToken stop
    )
    {
        var code = ExitCode.Ok;
        var spoken = LanguageOf(settings.Tracks[0]);
        await using var held = new HeldOutput(context);
        await ProgressBar.ShowAllAsync(context, async add =>
        {
            var run = new TranslationRun(translation, held.Context, add);
            foreach (var file in job.Files)
                if (!await IsDoneAsync(file, run))
                    code = ExitCode.Failed;
        });
        return code;

        async Task<bool> IsDoneAsync(string file, TranslationRun run)
        {
            try
            {
                var (text, remark) = TextFileReader.Read(file);
                if (remark is not null)
                    await held.Context.Error.WriteLineAsync(remark);
                var from = job.From ?? TranslatedName.LanguageIn(file) ?? text.Language ?? spoken;
                var whole = true;
                if (job.Languages.FirstOrDefault(to => TranslatedName.IsSame(from, to)) is { } already)
                    throw new TextFileException(TranslationRun.IsAlready(file, already));
                foreach (var to in job.Languages)
                    whole &= await run.WriteAsync(file, text, from, to, job.PathOf(file, to), stop);
                return whole;
            }
            catch (Exception e) when (job.Files.Count > 1 && (e is TextFileException or IOException or UnauthorizedAccessException))
            {
                // The other files are translated all the same.
                await held.Context.Error.WriteLineAsync(CommandError.Explain(e).Sentence);
                return false;
            }
        }
    }

    /// <summary>The language of a track if there is but one; null: it is not known before.</summary>
    public static string? LanguageOf(TrackSettings track) =>
        track.Language == TrackSettings.Auto || track.Language.Contains(',', StringComparison.Ordinal) ? null : track.Language;

    private static string? From(string? code)
    {
        var from = code?.Trim().ToLowerInvariant();
        return from is null || Translation.Engines.Languages.IsKnown(from)
            ? from
            : throw new UsageException($"--from takes the code of a language such as \"en\", not \"{code}\", so nothing was translated.");
    }
}
