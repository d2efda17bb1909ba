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
        var settings = Settings();
        var command = new Command(Name, "Transcribe recordings.") { files, format, output };
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var job = new TranscriptionJob(
                    Wildcards.Expand(parsed.GetValue(files)!),
                    Enum.Parse<TranscriptFormat>(parsed.GetValue(format)!, ignoreCase: true),
                    parsed.GetValue(output)
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
        var code = ExitCode.Ok;
        var language = settings.Tracks[0].Language;
        var choice = await engine.Choose(settings.Recognition, [language], context, stop);
        using var transcriber = engine.OpenTranscriber(choice, settings.Recognition, language);
        foreach (var file in job.Files)
        {
            try
            {
                var hasWords = await WriteAsync(job, file, settings, transcriber, context, stop);
                if (!hasWords && code == ExitCode.Ok)
                    code = ExitCode.NoWords;
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

    /// <summary>Transcribes one recording, and says where it gave no words.</summary>
    /// <returns>False: it gave none at all.</returns>
    private static async Task<bool> WriteAsync(
        TranscriptionJob job,
        string file,
        ServiceSettings settings,
        IRecordingTranscriber transcriber,
        CommandContext context,
        CancellationToken stop
    )
    {
        var level = new WordlessStretches();
        var transcript = await ReadAsync(SoundOf(file, settings, context), level, transcriber, context, stop);
        await job.WriteAsync(transcript, file, context);
        foreach (var remark in SilentParts.Of(transcript, level))
            await context.Error.WriteLineAsync(remark);
        return transcript.Words.Count > 0;
    }

    private static SoundRequest SoundOf(string file, ServiceSettings settings, CommandContext context) =>
        new(file)
        {
            AudioTrack = settings.Tracks[0].AudioTrack,
            Channel = settings.Tracks[0].Channel,
            Notice = context.Error.WriteLine,
            Restarted = context.Error.WriteLine,
        };

    private static async Task<RecordingTranscript> ReadAsync(
        SoundRequest sound,
        WordlessStretches level,
        IRecordingTranscriber transcriber,
        CommandContext context,
        CancellationToken stop
    )
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        if (SoundFileCheck.Warning(sound.Path) is { } warning)
            await context.Error.WriteLineAsync(warning);
        var length = context.ShowsProgress ? await context.Decoder.LengthAsync(sound.Path, stop) : null;
        var transcript = new RecordingTranscript(Path.GetFileName(sound.Path), null, AudioTime.Zero, []);
        await ProgressBar.ShowAsync(context, transcript.File, length, async progress =>
        {
            var words = new List<SettledWord>();
            await foreach (var change in transcriber.TranscribeAsync(Measured(context.Decoder.DecodeAsync(sound, stop), level), stop))
            {
                words.AddRange(change.Settled);
                transcript = transcript with { Language = change.Language ?? transcript.Language, Duration = change.Heard, Words = words };
                progress(change.Heard.Seconds);
            }
        });
        return transcript;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Measured(
        IAsyncEnumerable<ReadOnlyMemory<float>> blocks,
        WordlessStretches level
    )
    {
        await foreach (var block in blocks)
        {
            level.Add(block.Span);
            yield return block;
        }
    }
}
