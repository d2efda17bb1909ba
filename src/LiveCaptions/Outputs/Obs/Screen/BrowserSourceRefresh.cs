using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>
/// Reloads the browser sources that show our pages, once per connection: a source that OBS opened before the service was running shows an
/// error page until it is reloaded.
/// </summary>
/// <param name="port">The port of our pages.</param>
internal sealed partial class BrowserSourceRefresh(int port, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS browser sources", obs, clock, logger)
{
    private const string ReloadButton = "refreshnocache";
    private readonly ILogger logger = logger;
    private bool due;
    private volatile int reloaded;

    public override string Activity =>
        reloaded == 0
            ? "none shows the overlay."
            : $"{reloaded} with the overlay {(reloaded == 1 ? "was" : "were")} reloaded when OBS connected.";

    protected override void OnConnected() => due = true;

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        if (!due || !IsReady)
            return null;
        var count = 0;
        foreach (var input in await Obs.GetInputListAsync(ObsSources.Browser, stop))
            if (await ReloadAsync(input.InputName, stop))
                count++;
        (due, reloaded) = (false, count);
        Status.Clear();
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
            await Obs.PressInputPropertiesButtonAsync(input, ReloadButton, stop);
            return true;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return false; // removed in the meantime
        }
    }

    private static partial class Log
    {
        [LoggerMessage(65, LogLevel.Information, "OBS browser sources: reloaded {Count} with the overlay")]
        public static partial void Reloaded(ILogger logger, int count);
    }
}
