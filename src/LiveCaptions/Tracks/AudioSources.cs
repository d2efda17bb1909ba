using System.Collections.Concurrent;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Makes the source that a track's settings name.</summary>
internal sealed class AudioSources(
    ISoundDecoder decoder,
    ISoundDevices devices,
    BrowserSources browsers,
    TimeProvider clock,
    ILoggerFactory loggers
)
{
    private readonly ConcurrentDictionary<string, SoundDevice> found = new(); // by track, as it was probed

    /// <summary>A source that is ready to run.</summary>
    /// <exception cref="SourceException">The file is not there, is empty, or may not be read.</exception>
    public IAudioSource Open(TrackSettings track)
    {
        switch (track.Source)
        {
            case TrackSettings.StandardInput:
                var format = Enum.Parse<SampleFormat>(track.Format, ignoreCase: true);
                return new StandardInputSource(Console.OpenStandardInput(), format, clock);
            case TrackSettings.Pipe:
                return Supervise(new CommandSource(track.Command, Enum.Parse<SampleFormat>(track.Format, ignoreCase: true)));
            case TrackSettings.SoundDevice:
                return Supervise(new DeviceSource(devices, track.Capture, found.GetValueOrDefault(track.Id)));
            case TrackSettings.Browser:
                return Supervise(browsers.Open(track.Id));
            case var _ when track.IsWritten:
                return WrittenTracks.Source(track, clock);
            case TrackSettings.Demo:
                return Play("the demo clip", FileOf(track), track.Loops);
            case var source when NetworkAddress.Parse(source) is { } address:
                return Supervise(new NetworkSource(address));
            default:
                return Play(track.Source, FileOf(track), track.Loops);
        }
    }

    /// <summary>Makes sure that the first sound of a track can be had, so that a bad file or a wrong name is told at the start.</summary>
    /// <exception cref="SourceException">It cannot; the message says why.</exception>
    public async Task ProbeAsync(TrackSettings track, CancellationToken stop)
    {
        switch (track.Source)
        {
            case TrackSettings.StandardInput or TrackSettings.Browser or TrackSettings.Typed:
                return;
            case TrackSettings.Pipe when track.Command.Length == 0:
                throw new SourceException(
                    $"Track {track.Id} has the source \"pipe\" and no command, so there is nothing to caption. Set Command to one that writes 16 kHz mono samples."
                );
            case TrackSettings.Pipe:
                return;
            case var source when NetworkAddress.Parse(source) is not null:
                return; // its sender may come later
            case TrackSettings.SoundDevice:
                found[track.Id] = Probe(track.Capture);
                return;
            case var _ when track.IsSubtitled:
                CueFile.Read(FileOf(track));
                return;
            default:
                SoundFileCheck.Require(FileOf(track));
                await foreach (var _ in decoder.DecodeAsync(FileOf(track), stop))
                    return;
                return;
        }
    }

    /// <summary>The track has ended for good: what was found for it is forgotten.</summary>
    public void Close(TrackSettings track)
    {
        found.TryRemove(track.Id, out _);
        browsers.Close(track.Id);
    }

    private SoundDevice Probe(CaptureOptions options)
    {
        try
        {
            using var capture = devices.Open(options);
            return capture.Device;
        }
        catch (SoundDeviceException e)
        {
            throw new SourceException($"{e.Message} List them with: livecaptions devices", e);
        }
    }

    private static string FileOf(TrackSettings track) =>
        track.Source == TrackSettings.Demo ? ProgramFiles.Demo : ProgramFiles.Find(track.Source);

    private SupervisedSource Supervise(ILiveSource source) =>
        new(source, new SourcePolicy(), clock, loggers.CreateLogger<SupervisedSource>());

    private FileSource Play(string name, string path, bool loop)
    {
        SoundFileCheck.Require(path);
        return new(name, path, loop, decoder, clock, loggers.CreateLogger<FileSource>());
    }
}
