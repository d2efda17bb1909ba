using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Archive;
using LiveCaptions.Captions;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Lifetime;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Translation;
using LiveCaptions.Translation.Engines;
using LiveCaptions.Viewers;

namespace LiveCaptions.Checks;

/// <summary>The checks of a service that runs: what its tracks, viewers and outputs do now.</summary>
/// <remarks>
/// Threading: safe. One round at a time, whose findings serve everybody who asks meanwhile and a few seconds later: a round asks OBS and
/// reads the model's file.
/// </remarks>
internal sealed class ServiceCheckup(
    ServiceSettings settings,
    ITrackReports reports,
    CaptionTracks captions,
    ConnectedViewers viewers,
    PublicAddresses addresses,
    EngineParts parts,
    Restarts restarts,
    ITextOutReports outputs,
    IServiceProvider services,
    TimeProvider time
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly Lock sync = new();
    private Task<IReadOnlyList<Finding>>? round;
    private long ended;

    /// <param name="gone">Stops waiting; the round goes on for the others.</param>
    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken gone)
    {
        lock (sync)
        {
            if (round is null || (round.IsCompleted && time.GetElapsedTime(Volatile.Read(ref ended)) > Fresh))
                round = RoundAsync();
            return round.WaitAsync(gone);
        }
    }

    private async Task<IReadOnlyList<Finding>> RoundAsync()
    {
        var findings = await Checkup.RunAsync(All(), time, CancellationToken.None);
        Volatile.Write(ref ended, time.GetTimestamp());
        return findings;
    }

    private IEnumerable<Check> All()
    {
        // What OBS holds back is a part of the service only where OBS is used.
        var gate = services.GetService<CaptionGate>();
        return
        [
            Check.Of("The service", () => [new(Mark.Good, $"LiveCaptions runs at {addresses.Here}.")]),
            Check.Of("The process", () => ProcessChecks.Look(restarts, OpenFiles.Now(), settings.Log.Folder ?? ProgramFiles.Logs)),
            Check.Of("A track", new TrackChecks(reports, captions, gate).Look),
            new("A translation", Translations),
            .. MachineCheckup.Common(settings, parts, addresses, time, services.GetService<X509Certificate2>()),
            Check.Of("The archive", () => [ArchiveCheck.Of(services.GetService<ArchiveService>())]),
            Check.Of("The overlay", () => [OverlayCheck.Look(viewers.Now, addresses.Here)]),
            Check.Of("An output", () => TextOutChecks.Look(outputs)),
            new("OBS", stop => ObsCheckup.RunAsync(settings.Obs, settings.Server.Port, stop)),
        ];
    }

    /// <summary>Those of which nothing is known to be wrong: perhaps nothing was spoken yet.</summary>
    private Task<IReadOnlyList<Finding>> Translations(CancellationToken stop)
    {
        var tracks = services.GetRequiredService<TrackRoster>().Settings;
        var translated = services.GetRequiredService<TranslatedTracks>();
        return new TranslationChecks(services.GetRequiredService<ConfiguredTranslators>().Open, time).LookAsync(
            tracks.Where(track => track.IsTranslated && translated.TroubleOf(track.Id) is null),
            tracks,
            stop
        );
    }
}
