using System.CommandLine;
using LiveCaptions.Audio.Files;
using LiveCaptions.Exports;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

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
        format.AcceptOnlyFromAmong("txt", "srt", "vtt", "json");
        var settings = new SettingOptions().WithModel().WithGpu().WithLanguage();
        var command = new Command(Name, "Transcribe recordings.") { files, format, output };
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var job = new TranscriptionJob(
                    parsed.GetValue(files)!,
                    Enum.Parse<TranscriptFormat>(parsed.GetValue(format)!, ignoreCase: true),
                    parsed.GetValue(output)
                );
                job.Check(context);
                return RunAsync(job, settings.Read(parsed, context), engine, context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        TranscriptionJob job,
        ServiceSettings settings,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var code = ExitCode.Ok;
        var language = settings.Tracks[0].Language;
        var choice = await engine.Choose(settings.Recognition, [language], context, stop);
        using var transcriber = engine.OpenTranscriber(choice, settings.Recognition, language);
        foreach (var file in job.Files)
        {
            try
            {
                await job.WriteAsync(await ReadAsync(file, transcriber, context, stop), file, context);
            }
            catch (Exception e) when (UserFacingError.Of(e) is not null || e is IOException or UnauthorizedAccessException)
            {
                // The other recordings are transcribed all the same.
                await context.Error.WriteLineAsync(CommandError.Explain(e).Sentence);
                code = ExitCode.Failed;
            }
        }
        return code;
    }

    private static async Task<RecordingTranscript> ReadAsync(
        string file,
        IRecordingTranscriber transcriber,
        CommandContext context,
        CancellationToken stop
    )
    {
        SoundFileCheck.Require(file);
        if (SoundFileCheck.Warning(file) is { } warning)
            await context.Error.WriteLineAsync(warning);
        var length = context.ShowsProgress ? await context.Decoder.LengthAsync(file, stop) : null;
        var transcript = new RecordingTranscript(Path.GetFileName(file), null, AudioTime.Zero, []);
        await ProgressBar.ShowAsync(context, transcript.File, length, async progress =>
        {
            var words = new List<SettledWord>();
            await foreach (var change in transcriber.TranscribeAsync(context.Decoder.DecodeAsync(file, stop), stop))
            {
                words.AddRange(change.Settled);
                transcript = transcript with { Language = change.Language ?? transcript.Language, Duration = change.Heard, Words = words };
                progress(change.Heard.Seconds);
            }
        });
        return transcript;
    }
}
