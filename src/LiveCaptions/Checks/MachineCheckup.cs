using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Checks;

/// <summary>The checks of a machine on which no service runs: whether one could start and would give captions.</summary>
internal static class MachineCheckup
{
    /// <param name="port">What is at the service's port: anything but the service.</param>
    public static IEnumerable<Check> All(
        ServiceSettings settings,
        EngineParts parts,
        ISoundDevices devices,
        TrackSources sources,
        PortState port,
        TimeProvider time
    )
    {
        var sound = new SoundChecks(devices, settings.Tracks, time);
        var addresses = new PublicAddresses(settings.Server, AcceptedHosts.Addresses);
        return
        [
            Check.Of("The port", () => [Port(settings.Server, port)]),
            Check.Of("The sound system", sound.System),
            new("A sound device", stop => Task.FromResult<IReadOnlyList<Finding>>([.. sound.Devices(stop)])),
            new("A source", stop => SourceChecks.LookAsync(settings.Tracks, sources, stop)),
            new("A translation", stop => Translations(settings, time, stop)),
            .. Common(settings, parts, addresses, time),
            Check.Of("The archive", () => [ArchiveCheck.Look(settings.Archive, time)]),
            // A large model on a busy machine takes its time.
            new("The speed of recognition", stop => Models(settings, parts).SpeedAsync(stop)) { Patience = TimeSpan.FromMinutes(1) },
            new("OBS", stop => ObsCheckup.RunAsync(settings.Obs, settings.Server.Port, stop)),
        ];
    }

    /// <summary>The checks that are the same whether or not the service runs.</summary>
    /// <param name="certificate">The certificate in use; null: no service runs, or it has none.</param>
    public static IEnumerable<Check> Common(
        ServiceSettings settings,
        EngineParts parts,
        PublicAddresses addresses,
        TimeProvider time,
        X509Certificate2? certificate = null
    ) =>
        [
            new("ffmpeg", stop => FfmpegCheck.LookAsync(settings.Tracks.Any(NeedsFfmpeg), stop)),
            new("The models", stop => Models(settings, parts).FilesAsync(stop)),
            new("The speech engine", stop => HardwareReport.LookAtBuildsAsync(parts.Models, parts.Builds, stop)),
            new("The hardware", stop => HardwareReport.LookAsync(settings.Recognition, parts.Models, parts.Cards, stop)),
            Check.Of("A folder", () => FolderChecks.Look(settings)),
            Check.Of("The clock", () =>
                ClockCheck.Look(time.GetLocalNow(), File.GetLastWriteTime(typeof(MachineCheckup).Assembly.Location))
            ),
            Check.Of("The network", new NetworkChecks(settings.Server, addresses, NetworkChecks.UfwIsOn).Look),
            Check.Of("The certificate", () => CertificateCheck.Look(settings.Server, certificate, time)),
            .. LanguageChecks.All(settings),
            .. OtherMachines(settings, time),
        ];

    private static IEnumerable<Check> OtherMachines(ServiceSettings settings, TimeProvider time) =>
        [
            new("Redis", stop => RedisCheck.LookAsync(settings.Redis, stop)),
            new("The machine that recognises", stop => RemoteCheck.LookAsync(settings, time, stop)),
        ];

    private static Task<IReadOnlyList<Finding>> Translations(ServiceSettings settings, TimeProvider time, CancellationToken stop) =>
        new TranslationChecks(new ConfiguredTranslators(settings.Translators).Open, time).LookAsync(
            settings.Tracks.Where(track => track.IsTranslated),
            settings.Tracks,
            stop
        );

    private static ModelChecks Models(ServiceSettings settings, EngineParts parts) =>
        new(settings.Recognition, [.. settings.Tracks.Where(track => !track.IsWritten).Select(track => track.Language)], parts);

    /// <summary>Files and addresses; the demo, which "auto" falls back to, is read without it.</summary>
    internal static bool NeedsFfmpeg(TrackSettings track) =>
        !track.IsWritten
        && track.Source
            is not (
                TrackSettings.Auto
                or TrackSettings.SoundDevice
                or TrackSettings.Demo
                or TrackSettings.StandardInput
                or "browser"
                or "pipe"
            );

    private static Finding Port(ServerSettings server, PortState port) =>
        port switch
        {
            PortState.Foreign => new(
                Mark.Bad,
                Problem.PortTaken.About($"{server.Port}"),
                "LiveCaptions cannot start there, so there are no captions.",
                "Stop that program, or choose another port: --port 4956"
            ),
            PortState.Closed => new(
                Mark.Doubtful,
                Problem.NotTrusted.About(),
                "Server:TrustThisMachine is false, so its own checks are not read here.",
                "Open the operator's page, sign in, and run the checks there."
            ),
            _ => new(
                Mark.Doubtful,
                Problem.NotRunning.About(),
                $"Port {server.Port} is free, so nobody gets captions now.",
                OperatingSystem.IsWindows() ? "Start it: livecaptions" : "Start it: ./run.sh, or livecaptions"
            ),
        };
}
