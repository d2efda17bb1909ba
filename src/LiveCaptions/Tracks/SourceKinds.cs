using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Every kind of source, in the order in which they are tried; a new source is its class and one entry here.</summary>
/// <remarks>"auto" is not among them: <see cref="AutoSource"/> replaces it by one of them before a track is made.</remarks>
internal static class SourceKinds
{
    public static IReadOnlyList<SourceKind> All { get; } =
    [
        new("pipe", (track, sources) => sources.Supervise(new CommandSource(track.Command, FormatOf(track))))
        {
            ProbeAsync = RequireCommand,
            FromFileOnly = true,
        },
        new(TrackSettings.StandardInput, (track, sources) =>
            new StandardInputSource(Console.OpenStandardInput(), FormatOf(track), sources.Clock)
        )
        {
            FromFileOnly = true,
        },
        new(TrackSettings.SoundDevice, (track, sources) => sources.Supervise(sources.Devices.Open(track)))
        {
            ProbeAsync = ProbeDevice,
            MayComeLater = true,
            Close = (track, sources) => sources.Devices.Close(track.Id),
        },
        new("browser", (track, sources) => sources.Supervise(sources.Browsers.Open(track.Id)))
        {
            Close = (track, sources) => sources.Browsers.Close(track.Id),
        },
        new(TrackSettings.Typed, (track, sources) => ScriptedTrack.Source(track, sources.Clock, sources.Logger)),
        new(TrackSettings.Demo, (track, sources) => sources.Play("the demo clip", ProgramFiles.Demo, track.Loops))
        {
            ProbeAsync = (_, sources, stop) => DecodeFirstAsync(ProgramFiles.Demo, sources, stop),
        },
        new("a subtitle file", (track, sources) => ScriptedTrack.Source(track, sources.Clock, sources.Logger))
        {
            Accepts = TrackSettings.IsSubtitleFile,
            ProbeAsync = ProbeSubtitles,
        },
        // Its sender may come later, so there is nothing to probe.
        new("an address", (track, sources) => sources.Supervise(new NetworkSource(NetworkAddress.Parse(track.Source)!)))
        {
            Accepts = source => NetworkAddress.Parse(source) is not null,
        },
        new("a file", (track, sources) => sources.Play(track.Source, ProgramFiles.Find(track.Source), track.Loops))
        {
            Accepts = _ => true,
            ProbeAsync = (track, sources, stop) => DecodeFirstAsync(ProgramFiles.Find(track.Source), sources, stop),
        },
    ];

    /// <summary>The kind that a setting names.</summary>
    public static SourceKind Of(string source) => All.First(kind => kind.Accepts(source));

    private static SampleFormat FormatOf(TrackSettings track) => Enum.Parse<SampleFormat>(track.Format, ignoreCase: true);

    private static Task RequireCommand(TrackSettings track, TrackSources sources, CancellationToken stop) =>
        track.Command.Length > 0
            ? Task.CompletedTask
            : throw new SourceException(
                $"Track {track.Id} has the source \"pipe\" and no command, so there is nothing to caption. Set Command to one that writes 16 kHz mono samples."
            );

    private static Task ProbeDevice(TrackSettings track, TrackSources sources, CancellationToken stop)
    {
        sources.Devices.Probe(track);
        return Task.CompletedTask;
    }

    private static Task ProbeSubtitles(TrackSettings track, TrackSources sources, CancellationToken stop)
    {
        ScriptedTrack.Probe(track);
        return Task.CompletedTask;
    }

    private static async Task DecodeFirstAsync(string path, TrackSources sources, CancellationToken stop)
    {
        SoundFileCheck.Require(path);
        await foreach (var _ in sources.Decoder.DecodeAsync(path, stop))
            return;
    }
}
