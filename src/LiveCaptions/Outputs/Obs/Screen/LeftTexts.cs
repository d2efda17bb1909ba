using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>
/// Clears texts that an earlier run left in sources of OBS that show captions no more, because the settings have changed since it was
/// killed.
/// </summary>
internal sealed partial class LeftTexts(string folder, string identity, ObsClient obs, MonotonicClock clock, ILogger logger)
    : ObsOutput("OBS texts left by an earlier run", obs, clock, logger)
{
    private readonly ILogger logger = logger;
    private readonly List<SentTexts> left = [.. SentTexts.ClaimAll(folder, identity)];
    private bool due;

    /// <summary>True if there are memories of texts at this OBS whose process is dead.</summary>
    public static bool Exist(string folder, string identity)
    {
        var found = SentTexts.ClaimAll(folder, identity);
        foreach (var texts in found)
            texts.Dispose();
        return found.Count > 0;
    }

    public override string Activity => left.Count == 0 ? "all are cleared." : $"{left.Count} will be cleared when their sources are there.";

    protected override void OnConnected() => due = true;

    protected override void OnStopped()
    {
        left.ForEach(texts => texts.Dispose());
        left.Clear();
    }

    protected override async Task<TimeSpan?> StepAsync(CancellationToken stop)
    {
        if (!due || !IsReady)
            return null;
        due = false;
        foreach (var texts in left.ToList())
            if (await ClearAsync(texts, stop))
            {
                left.Remove(texts);
                texts.Delete();
            }
        return null;
    }

    /// <returns>False if the source is not there, so that its text may come back with another scene collection.</returns>
    private async Task<bool> ClearAsync(SentTexts texts, CancellationToken stop)
    {
        try
        {
            if (!texts.Contains(await Obs.GetTextAsync(texts.Source, stop)))
                return true;
            await Obs.SetInputSettingsAsync(texts.Source, new() { ["text"] = "" }, cancel: stop);
            Log.Cleared(logger, texts.Source);
            return true;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.ResourceNotFound)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(55, LogLevel.Information, "OBS: cleared the captions that an earlier run left in the text source {Source}")]
        public static partial void Cleared(ILogger logger, string source);
    }
}
