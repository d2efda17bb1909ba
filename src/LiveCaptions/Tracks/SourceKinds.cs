using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Piped;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Lifetime;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Every kind of source, in the order in which they are tried; a new source is its class and one entry here.</summary>
/// <remarks>"auto" is not among them: <see cref="AutoSource"/> replaces it by one of them before a track is made.</remarks>
internal static class SourceKinds
{
    public static IReadOnlyList<SourceKind> All { get; } =
    [
        new("pipe", (track, sources) => sources.Supervise(new CommandSource(track.Command, PipedFormatOf(track))))
        {
            ProbeAsync = RequireCommand,
            FromFileOnly = true,
        },
        new(TrackSettings.StandardInput, (track, sources) =>
            new StandardInputSource(StandardStreams.OpenInput(), PipedFormatOf(track), sources.Clock)
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
        new("a translation", (track, sources) =>
            ScriptedTrack.Translation(track, sources.Clock, () => sources.TranslationTrouble(track.Id))
        )
        {
            Accepts = source => source == TrackSettings.Translated,
        },
        new(TrackSettings.Demo, (track, sources) => sources.Play("the demo clip", new(ProgramFiles.Demo), track.Loops))
        {
            ProbeAsync = (_, sources, stop) => DecodeFirstAsync(new(ProgramFiles.Demo), sources, stop),
        },
        new("a subtitle file", (track, sources) => ScriptedTrack.Source(track, sources.Clock, sources.Logger))
        {
            Accepts = TrackSettings.IsSubtitleFile,
            IsOpenToTokens = IsNamedFile,
            ProbeAsync = ProbeSubtitles,
        },
        // Its sender may come later, so there is nothing to probe.
        new("an address", (track, sources) => sources.Supervise(new NetworkSource(NetworkAddress.Parse(track.Source)!, track.Channel)))
        {
            Accepts = source => NetworkAddress.Parse(source) is not null,
            IsOpenToTokens = (source, named) => NetworkAddress.Parse(source) is { } address && named.NamesHost(address.Host, address.Port),
        },
        new("a file", (track, sources) => sources.Play(track.Source, SoundOf(track), track.Loops))
        {
            Accepts = _ => true,
            IsOpenToTokens = IsNamedFile,
            ProbeAsync = (track, sources, stop) => DecodeFirstAsync(SoundOf(track), sources, stop),
        },
    ];

    /// <summary>The kind that a setting names.</summary>
    public static SourceKind Of(string source) => All.First(kind => kind.Accepts(source));

    private static bool IsNamedFile(string source, SourceSettings named) => named.NamesFile(ProgramFiles.Find(source));

    private static PipedFormat PipedFormatOf(TrackSettings track) =>
        new(Enum.Parse<SampleFormat>(track.Format, ignoreCase: true)) { Channel = track.Channel, AudioTrack = track.AudioTrack };

    private static SoundRequest SoundOf(TrackSettings track) =>
        new(ProgramFiles.Find(track.Source)) { Channel = track.Channel, AudioTrack = track.AudioTrack };

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

    private static async Task DecodeFirstAsync(SoundRequest sound, TrackSources sources, CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        // To choose an audio track takes longer; whether there is one is known at once.
        await foreach (var _ in sources.Decoder.DecodeAsync(sound with { AudioTrack = sound.AudioTrack ?? 1 }, stop))
            return;
    }
}
