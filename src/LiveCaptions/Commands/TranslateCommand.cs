using System.CommandLine;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>Translates subtitle files and transcripts.</summary>
internal static class TranslateCommand
{
    public const string Name = "translate";

    public static Command Create(CommandContext context)
    {
        var files = Files();
        var languages = new LanguageOptions("--to", "The languages to translate into: \"de\" or \"de,fr\".");
        var from = new Option<string>("--from")
        {
            Description = "The language of the files [default: what their names tell, as talk.en.srt, or the settings].",
            HelpName = "CODE",
        };
        var output = Output();
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
                var names = Wildcards.Expand(parsed.GetValue(files)!);
                var job = new TranslationOfFiles(names, languages.Languages(parsed), From(parsed.GetValue(from)), parsed.GetValue(output));
                var engine = languages.Engine(parsed, read);
                job.Check(context);
                using var translator = context.OpenTranslator(engine);
                return await RunAsync(job, read, new(translator, read.Words.ToLists().Vocabulary, context.Time), context, stop);
            }
        );
        return command;
    }

    private static Option<string> Output() =>
        new("--output") { Description = "Write into this folder instead of beside the files.", HelpName = "DIR" };

    private static Argument<string[]> Files() =>
        new("FILE") { Description = "SubRip, WebVTT, text, or JSON of transcribe.", Arity = ArgumentArity.OneOrMore };

    private static async Task<int> RunAsync(
        TranslationOfFiles job,
        ServiceSettings settings,
        TextTranslation translation,
        CommandContext context,
        CancellationToken stop
    )
    {
        var code = ExitCode.Ok;
        await using var held = new HeldOutput(context);
        await ProgressBar.ShowAllAsync(context, async add =>
            code = await job.RunAsync(
                new(translation, held.Context, add),
                RecognitionStream.LanguageOf(settings.Tracks[0].Language),
                held.Context,
                stop
            )
        );
        return code;
    }

    private static string? From(string? code)
    {
        var from = code?.Trim().ToLowerInvariant();
        return from is null || Translation.Engines.Languages.IsKnown(from)
            ? from
            : throw new UsageException($"--from takes the code of a language such as \"en\", not \"{code}\", so nothing was translated.");
    }
}
