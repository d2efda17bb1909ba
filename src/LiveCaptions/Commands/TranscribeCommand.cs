using System.CommandLine;
using LiveCaptions.Exports;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>Transcribes recordings.</summary>
internal static class TranscribeCommand
{
    public const string Name = "transcribe";

    public static Command Create(SpeechEngine engine, CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Sound or video files.", Arity = ArgumentArity.OneOrMore };
        var format = Format();
        var output = Output();
        var speakers = SpeakerOption.Create();
        var languages = new LanguageOptions("--translate", "Also write the transcripts in these languages: \"de\" or \"de,fr\".");
        var settings = Settings();
        var command = new Command(Name, "Transcribe recordings.") { files, format, output, speakers };
        languages.AddTo(command);
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var job = new TranscriptionJob(
                    Wildcards.Expand(parsed.GetValue(files)!),
                    Enum.Parse<TranscriptFormat>(parsed.GetValue(format)!, ignoreCase: true),
                    parsed.GetValue(output),
                    SpeakerOption.Read(parsed, speakers)
                )
                {
                    Languages = languages.Languages(parsed),
                };
                job.Check(context);
                var read = settings.Read(parsed, context);
                return RunAsync(job, read, languages.Engine(parsed, read), engine, context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        TranscriptionJob job,
        ServiceSettings settings,
        TranslatorSettings translator,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var language = settings.Tracks[0].Language;
        using var opened = job.Languages.Count > 0 ? context.OpenTranslator(translator) : null;
        var translation = opened is null ? null : new TextTranslation(opened, settings.Words.ToLists().Vocabulary, context.Time);
        // An engine that is away is better known before the work than after it.
        if (translation is not null)
            await CheckAsync(translation, job.Languages, settings.Tracks[0], stop);
        var choice = await engine.Choose(settings.Recognition, [language], context, stop);
        using var transcriber = engine.OpenTranscriber(choice, settings.Recognition, language, job.Speakers is not null);
        var code = ExitCode.Ok;
        await using var held = new HeldOutput(context);
        var run = new TranscriptionRun(job, settings.Tracks[0], settings.Words, transcriber, translation, held.Context);
        await ProgressBar.ShowAllAsync(context, async add => code = await run.RunAsync(add, stop));
        return code;
    }

    private static Option<string> Format()
    {
        var format = new Option<string>("--format")
        {
            Description = "txt, srt, vtt or json.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "txt",
        };
        format.AcceptOnlyFromAmong("txt", "srt", "vtt", "json");
        return format;
    }

    private static Option<string> Output() =>
        new("--output") { Description = "Write a file per recording into this folder instead of to standard output.", HelpName = "DIR" };

    private static async Task CheckAsync(
        TextTranslation translation,
        IReadOnlyList<string> languages,
        TrackSettings track,
        CancellationToken stop
    )
    {
        if (RecognitionStream.LanguageOf(track.Language) is { } spoken)
            foreach (var to in languages.Where(to => !TranslatedName.IsSame(spoken, to)))
                await translation.CheckAsync(spoken, to, stop);
    }

    private static SettingOptions Settings() =>
        new SettingOptions()
            .WithModel()
            .WithGpu()
            .WithLanguage()
            .WithTrack("--audio-track", nameof(TrackSettings.AudioTrack), "The audio track to transcribe, from 1.", "N")
            .WithTrack("--channel", nameof(TrackSettings.Channel), "The channel to transcribe, from 1.", "N");
}
