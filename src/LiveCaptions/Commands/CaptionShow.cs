using LiveCaptions.Audio.Sources;
using LiveCaptions.Desktop;
using LiveCaptions.Hosting;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Remote;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;

namespace LiveCaptions.Commands;

/// <summary>One run of the service, from the model to the last viewer.</summary>
internal sealed class CaptionShow(ServiceSettings settings, ServiceEnvironment environment, SpeechEngine engine, CommandContext context)
{
    public int Port => settings.Server.Port;

    /// <summary>The settings file that the port comes from, "" for the default ones; null: it was chosen at the start.</summary>
    public string? PortFrom { get; init; }

    /// <summary>Shows captions until a signal or a request to quit.</summary>
    /// <param name="instance">This process's place among the user's instances.</param>
    /// <param name="page">The page to open once it is up; null: none.</param>
    public async Task<int> RunAsync(Instance instance, Uri? page, CancellationToken stop)
    {
        var quit = environment.Quit;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, quit.Token);
        using var late = new LateEnd(context.Time, context.ReportEnd);
        using var ending = over.Token.Register(() => late.Begin(() => ExitCode.Ok));
        Tell(instance, isUp: false);
        var watch = instance.WatchAsync(quit, context.Time, over.Token);
        try
        {
            return await ServeAsync(instance, late, page, over.Token);
        }
        catch (OperationCanceledException) when (quit.IsMade && !stop.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private async Task<int> ServeAsync(Instance instance, LateEnd late, Uri? page, CancellationToken stop)
    {
        var begun = context.Time.GetTimestamp();
        var choice = await ChooseAsync(stop);
        using var recognisers = settings.Room.MakesCaptions ? LoadModel(choice) : new NoRecognisers();
        var chosen = settings.Room.MakesCaptions ? AutoSource.Choose(settings, context.Devices) : WithoutOwnCaptions;
        await using var app = ServiceHost.Build(chosen, recognisers, choice.Lanes, environment with { Engine = choice });
        var exitCode = WatchEnd(app, late, stop);
        await ServiceHost.StartAsync(app, chosen, stop);
        app.Services.GetRequiredService<StartDuration>().Set(context.Time.GetElapsedTime(begun));
        context.ReportUp();
        Tell(instance, isUp: true);
        // A start that stops shall not be taken for one that answers.
        using var stopping = stop.Register(() => Tell(instance, isUp: false));
        await ShowAsync(app, chosen, recognisers.Model, page, stop);
        return exitCode();
    }

    /// <summary>Of a machine that shows others' captions: the archive is where they are made.</summary>
    private ServiceSettings WithoutOwnCaptions => settings with { Tracks = [], Archive = settings.Archive with { Enabled = false } };

    private async Task<EngineChoice> ChooseAsync(CancellationToken stop)
    {
        if (!settings.Room.MakesCaptions)
            return EngineChoice.AsWritten(settings.Recognition);
        var languages = settings.Tracks.Where(track => !track.IsWritten).Select(track => track.Language).ToList();
        return await engine.Choose(settings.Recognition, languages, context, stop);
    }

    /// <summary>Sees to it that the end, once begun, is reached.</summary>
    /// <returns>Tells what the service ends with.</returns>
    private static Func<int> WatchEnd(WebApplication app, LateEnd late, CancellationToken stop)
    {
        var restart = app.Services.GetRequiredService<RestartRequest>();
        // Without a request to stop or restart, a part of the service has failed and taken the host with it.
        var exitCode = () =>
            stop.IsCancellationRequested ? ExitCode.Ok
            : restart.IsAsked ? ExitCause.Restart
            : ExitCause.Fault;
        app.Lifetime.ApplicationStopping.Register(() => late.Begin(exitCode));
        return exitCode;
    }

    /// <summary>Says where the captions are, and shows them until the service stops.</summary>
    private async Task ShowAsync(WebApplication app, ServiceSettings chosen, string model, Uri? page, CancellationToken stop)
    {
        // With stdin as a source, typed characters would be sound.
        var nextKey = chosen.Tracks.Any(t => t.Source == TrackSettings.StandardInput) ? null : context.NextKey;
        await WelcomeAsync(Welcome.Of(app, chosen, model, AutoSource.Explain(settings, chosen), nextKey is not null), page, stop);
        await WaitAsync(app, nextKey, stop);
    }

    private async Task WelcomeAsync(string welcome, Uri? page, CancellationToken stop)
    {
        // Captions go on where nobody can read this, such as on a full disk.
        await new LastingWriter(context.Output).WriteLineAsync(welcome);
        if (page is not null && await context.OpenPage(page, stop) is { } notOpened)
            await context.Error.WriteLineAsync(notOpened);
    }

    private void Tell(Instance instance, bool isUp) => instance.Tell(new(Port, Environment.ProcessId, context.Supervisor, PortFrom, isUp));

    private IRecognisers LoadModel(EngineChoice choice)
    {
        var recognisers = FallbackRecognisers.Load(choice, engine.OpenRecognisers, context.Error.WriteLine);
        if (settings.Remote is { IsUsed: true } remote)
            recognisers = new RemoteRecognisers(remote, RemoteToken.Of(remote), recognisers, context.Error.WriteLine, context.Time);
        return settings.Tracks.FirstOrDefault(track => !track.IsWritten) is { } first
            ? EarlyRecognisers.For(RecognitionStream.SettingsOf(settings.Recognition, first), recognisers)
            : recognisers;
    }

    /// <summary>A machine that only shows captions sends its viewers to others first; one that makes them ends at once.</summary>
    private async Task LeaveAsync(WebApplication app, CancellationTokenSource empty)
    {
        if (!settings.Room.MakesCaptions)
            await app.Services.GetRequiredService<Departure>().RunAsync(Random.Shared);
        await empty.CancelAsync();
    }

    private async Task WaitAsync(WebApplication app, Func<char?>? nextKey, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keys = CatchUpKey.ListenAsync(nextKey, app.Services.GetRequiredService<TrackRoster>(), context.Time, over.Token);
        using var empty = new CancellationTokenSource();
        using var leaving = stop.Register(() => _ = LeaveAsync(app, empty));
        await app.WaitForShutdownAsync(empty.Token);
        await over.CancelAsync();
        await keys;
    }
}
