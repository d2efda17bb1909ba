using System.CommandLine;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Hosting;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Commands;

/// <summary>Shows captions to viewers until it is stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static void Fill(Command command, ServeOptions options, SpeechEngine engine, CommandContext context)
    {
        options.Settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var warnings = new List<string>();
                var settings = options.Settings.Read(parsed, context, warnings.Add);
                return RunAsync(settings, EnvironmentOf(context, options.Settings.FileOf(parsed), warnings), engine, context, stop);
            }
        );
    }

    /// <param name="file">The settings file in use; rules that are set while the program runs are kept beside it.</param>
    private static ServiceEnvironment EnvironmentOf(CommandContext context, string? file, IReadOnlyList<string> warnings) =>
        new(context.Error, context.Environment, context.Decoder, context.Devices)
        {
            Time = context.Time,
            SettingsFile = file,
            RulesFile = SavedSettings.RulesFor(file),
            LooksFile = SavedSettings.LooksFor(file),
            SettingsWarnings = warnings,
            Restarts = context.Restarts,
        };

    private static async Task<int> RunAsync(
        ServiceSettings settings,
        ServiceEnvironment environment,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var languages = settings.Tracks.Where(track => !track.IsWritten).Select(track => track.Language).ToList();
        var choice = await engine.Choose(settings.Recognition, languages, context, stop);
        using var recognisers = LoadModel(choice, settings, engine, context);
        var chosen = AutoSource.Choose(settings, context.Devices);
        await using var app = ServiceHost.Build(chosen, recognisers, choice.Lanes, environment);
        await ServiceHost.StartAsync(app, chosen, stop);
        context.ReportUp();
        // With stdin as a source, typed characters would be sound.
        var nextKey = chosen.Tracks.Any(t => t.Source == TrackSettings.StandardInput) ? null : context.NextKey;
        var explanation = AutoSource.Explain(settings, chosen);
        // Captions go on where nobody can read this, such as on a full disk.
        await new LastingWriter(context.Output).WriteLineAsync(
            Welcome.Of(app, chosen, recognisers.Model, explanation, nextKey is not null)
        );
        await WaitAsync(app, nextKey, context.Time, stop);
        // Without a request to stop, a part of the service has failed and taken the host with it.
        return stop.IsCancellationRequested ? ExitCode.Ok : ExitCause.Fault;
    }

    private static IRecognisers LoadModel(EngineChoice choice, ServiceSettings settings, SpeechEngine engine, CommandContext context)
    {
        var recognisers = FallbackRecognisers.Load(choice, engine.OpenRecognisers, context.Error.WriteLine);
        return settings.Tracks.FirstOrDefault(track => !track.IsWritten) is { } first
            ? EarlyRecognisers.For(RecognitionStream.SettingsOf(settings.Recognition, first), recognisers)
            : recognisers;
    }

    private static async Task WaitAsync(WebApplication app, Func<char?>? nextKey, TimeProvider time, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keys = CatchUpKey.ListenAsync(nextKey, app.Services.GetRequiredService<TrackRoster>(), time, over.Token);
        await app.WaitForShutdownAsync(stop);
        await over.CancelAsync();
        await keys;
    }
}
