using System.CommandLine;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Health;
using LiveCaptions.Hosting;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Commands;

/// <summary>Options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    public SettingOptions Settings { get; } =
        new SettingOptions()
            .With("--port", "Server:Port", "Port of the pages, 1024 to 65535 [default: 4955].", "N")
            .WithTrack(
                "--source",
                "Source",
                "What is captioned: \"device\", a sound or video file, \"stdin\" or \"demo\" [default: the default microphone, else the demo].",
                "SOURCE"
            )
            .WithTrack(
                "--device",
                "Device",
                "The sound device: its id, a part of its name, or \"loopback\" for what the computer plays [default: the default microphone].",
                "DEVICE"
            )
            .WithFlag("--loop", "Loop", "Begin again at the end [default: the demo does, files do not].")
            .WithTrack("--format", "Format", "Samples on standard input: s16le or f32le, 16 kHz, mono [default: s16le].", "FORMAT")
            .WithModel()
            .WithGpu()
            .WithLanguage()
            .With("--threads", "Recognition:Threads", "Threads of a decode, 0 to 16; 0: chosen by the machine [default: 0].", "N")
            .With("--log-level", "Log:Level", "The least that is logged: Debug, Information, Warning ... [default: Information].", "LEVEL");
}

/// <summary>Shows captions to viewers until it is stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static void Fill(Command command, ServeOptions options, SpeechEngine engine, CommandContext context)
    {
        options.Settings.AddTo(command);
        command.SetAction(
            (parsed, stop) => RunAsync(options.Settings.Read(parsed, context), options.Settings.FileOf(parsed), engine, context, stop)
        );
    }

    /// <param name="file">The settings file in use: rules that a person sets while the program runs are kept beside it.</param>
    private static ServiceEnvironment EnvironmentOf(CommandContext context, string? file) =>
        new(context.Error, context.Environment, context.Decoder, context.Devices)
        {
            Time = context.Time,
            SettingsFile = file,
            RulesFile = SavedSettings.RulesFor(file),
        };

    private static async Task<int> RunAsync(
        ServiceSettings settings,
        string? file,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var languages = settings.Tracks.Where(track => !track.IsWritten).Select(track => track.Language).ToList();
        var choice = await engine.Choose(settings.Recognition, languages, context, stop);
        using var recognisers = FallbackRecognisers.Load(choice, engine.OpenRecognisers, context.Error.WriteLine);
        var chosen = AutoSource.Choose(settings, context.Devices);
        await using var app = ServiceHost.Build(chosen, recognisers, choice.Lanes, EnvironmentOf(context, file));
        await ServiceHost.StartAsync(app, chosen, stop);
        // What is typed may be the sound itself.
        var nextKey = chosen.Tracks.Any(t => t.Source == TrackSettings.StandardInput) ? null : context.NextKey;
        var sources = app.Services.GetRequiredService<ITrackReports>().Tracks.Select(t => t.Source);
        await context.Output.WriteLineAsync(
            Welcome.Of(
                app,
                chosen,
                recognisers.Model,
                string.Join(", ", sources),
                AutoSource.Explain(settings, chosen),
                nextKey is not null
            )
        );
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keys = CatchUpKey.ListenAsync(nextKey, app.Services.GetRequiredService<TrackRoster>(), context.Time, over.Token);
        await app.WaitForShutdownAsync(stop);
        await over.CancelAsync();
        await keys;
        return ExitCode.Ok;
    }
}
