using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Makes the source that a track's settings name, as <see cref="SourceKinds"/> says.</summary>
internal sealed class TrackSources(
    ISoundDecoder decoder,
    DeviceSources devices,
    BrowserSources browsers,
    TimeProvider clock,
    ILoggerFactory loggers
)
{
    /// <summary>Reads files.</summary>
    public ISoundDecoder Decoder => decoder;

    /// <summary>Sources that read a sound device, by track.</summary>
    public DeviceSources Devices => devices;

    /// <summary>Sources that a browser page feeds, by track.</summary>
    public BrowserSources Browsers => browsers;

    /// <summary>Paces sources that play at real time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Makes a source that is ready to run.</summary>
    /// <exception cref="SourceException">The file is missing, empty or unreadable.</exception>
    public IAudioSource Open(TrackSettings track) => SourceKinds.Of(track.Source).Open(track, this);

    /// <summary>Checks that a track's source can deliver sound, so that a bad file or a wrong name is reported at the start.</summary>
    /// <exception cref="SourceException">It cannot; the message says why.</exception>
    public async Task ProbeAsync(TrackSettings track, CancellationToken stop) =>
        await SourceKinds.Of(track.Source).ProbeAsync(track, this, stop);

    /// <summary>Forgets what any kind of source keeps for a track that has ended for good.</summary>
    public void Close(TrackSettings track)
    {
        foreach (var kind in SourceKinds.All)
            kind.Close(track, this);
    }

    /// <summary>Keeps a live source open.</summary>
    public SupervisedSource Supervise(ILiveSource source) =>
        new(source, new SourcePolicy(), clock, loggers.CreateLogger<SupervisedSource>());

    /// <summary>Plays a file at real time.</summary>
    /// <exception cref="SourceException">The file is missing, empty or unreadable.</exception>
    public FileSource Play(string name, string path, bool loop)
    {
        SoundFileCheck.Require(path);
        return new(name, path, loop, decoder, clock, loggers.CreateLogger<FileSource>());
    }
}
