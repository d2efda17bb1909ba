using System.CommandLine;
using LiveCaptions.Exports;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Transcribes recordings.</summary>
internal static class TranscribeCommand
{
    public const string Name = "transcribe";

    public static Command Create(SpeechEngine engine, CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Sound or video files.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format")
        {
            Description = "txt, srt, vtt or json.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "txt",
        };
        var output = new Option<string>("--output")
        {
            Description = "Write a file per recording into this folder instead of to standard output.",
            HelpName = "DIR",
        };
        var speakers = SpeakerOption.Create();
        format.AcceptOnlyFromAmong("txt", "srt", "vtt", "json");
        var settings = Settings();
        var command = new Command(Name, "Transcribe recordings.") { files, format, output, speakers };
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var job = new TranscriptionJob(
                    Wildcards.Expand(parsed.GetValue(files)!),
                    Enum.Parse<TranscriptFormat>(parsed.GetValue(format)!, ignoreCase: true),
                    parsed.GetValue(output),
                    SpeakerOption.Read(parsed, speakers)
                );
                job.Check(context);
                return RunAsync(job, settings.Read(parsed, context), engine, context, stop);
            }
        );
        return command;
    }

    private static SettingOptions Settings() =>
        new SettingOptions()
            .WithModel()
            .WithGpu()
            .WithLanguage()
            .WithTrack("--audio-track", nameof(TrackSettings.AudioTrack), "The audio track to transcribe, from 1.", "N")
            .WithTrack("--channel", nameof(TrackSettings.Channel), "The channel to transcribe, from 1.", "N");

    private static async Task<int> RunAsync(
        TranscriptionJob job,
        ServiceSettings settings,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var language = settings.Tracks[0].Language;
        var choice = await engine.Choose(settings.Recognition, [language], context, stop);
        using var transcriber = engine.OpenTranscriber(choice, settings.Recognition, language, job.Speakers is not null);
        var code = ExitCode.Ok;
        await using var held = new HeldOutput(context);
        var run = new TranscriptionRun(job, settings.Tracks[0], settings.Words, transcriber, held.Context);
        await ProgressBar.ShowAllAsync(context, async add => code = await run.RunAsync(add, stop));
        return code;
    }
}
