using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>Reloads the browser sources of OBS that show our pages, once for each connection: one that OBS opened before we ran shows an error page for ever.</summary>
/// <param name="port">Where our pages are.</param>
internal sealed partial class BrowserSourceRefresh(int port, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS browser sources", obs, clock, logger)
{
    private const string Reload = "refreshnocache";
    private readonly ILogger logger = logger;
    private bool due;
    private volatile int reloaded;

    public override string Doing =>
        reloaded == 0
            ? "none shows the overlay."
            : $"{reloaded} with the overlay {(reloaded == 1 ? "was" : "were")} reloaded when OBS was connected.";

    /// <summary>The overlay is cleared by its own frames.</summary>
    public override void Clear() { }

    protected override Task TakeAsync(ObsEvent happened, CancellationToken stop)
    {
        if (happened is ConnectionChanged { State.Stage: var stage })
            due = stage == ObsStage.Ready;
        return Task.CompletedTask;
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        if (!due)
            return null;
        var count = 0;
        foreach (var input in await Obs.GetInputListAsync(ObsSources.Browser, stop))
            if (await ReloadAsync(input.InputName, stop))
                count++;
        (due, reloaded) = (false, count);
        Status.Withdraw();
        if (count > 0)
            Log.Reloaded(logger, count);
        return null;
    }

    private async Task<bool> ReloadAsync(string input, CancellationToken stop)
    {
        try
        {
            var settings = (await Obs.GetInputSettingsAsync(input, stop)).Settings;
            if (!settings.TryGetProperty("url", out var url) || !ObsSources.IsOurs(url, port))
                return false;
            await Obs.PressInputPropertiesButtonAsync(input, Reload, stop);
            return true;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return false; // removed meanwhile
        }
    }

    private static partial class Log
    {
        [LoggerMessage(65, LogLevel.Information, "OBS browser sources: {Count} with the overlay reloaded")]
        public static partial void Reloaded(ILogger logger, int count);
    }
}
