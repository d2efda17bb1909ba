using System.Collections.Concurrent;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;
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
    /// <summary>How long a probe may take, the start of a decoder on a busy machine included.</summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<TrackSettings, SourceException> unusable = new();

    /// <summary>Reads files.</summary>
    public ISoundDecoder Decoder => decoder;

    /// <summary>Sources that read a sound device, by track.</summary>
    public DeviceSources Devices => devices;

    /// <summary>Sources that a browser page feeds, by track.</summary>
    public BrowserSources Browsers => browsers;

    /// <summary>Why a translated track has no words, as a sentence; null: it has.</summary>
    public Func<string, string?> TranslationTrouble { get; init; } = _ => null;

    /// <summary>Takes what sources say about what they read.</summary>
    public ILogger Logger { get; } = loggers.CreateLogger<TrackSources>();

    /// <summary>Paces sources that play at real time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Makes a source that is ready to run; one that could not be had at the start says so when it runs.</summary>
    /// <exception cref="SourceException">The file is missing, empty or unreadable.</exception>
    public IAudioSource Open(TrackSettings track) =>
        unusable.TryRemove(track, out var reason)
            ? new UnusableSource(NetworkAddress.Parse(track.Source)?.Shown ?? track.Source, reason)
            : SourceKinds.Of(track.Source).Open(track, this);

    /// <summary>
    /// Checks the tracks of the start: one that cannot be captioned fails by itself or waits for its device, and the others run.
    /// </summary>
    /// <exception cref="SourceException">None of them can be captioned; the message is that of the first.</exception>
    public async Task ProbeAllAsync(IReadOnlyList<TrackSettings> tracks, CancellationToken stop)
    {
        var reasons = new List<SourceException>();
        foreach (var track in tracks)
        {
            try
            {
                await ProbeAsync(track, stop);
            }
            catch (SourceException reason)
            {
                reasons.Add(reason);
                if (!SourceKinds.Of(track.Source).MayComeLater)
                    unusable[track] = reason;
            }
        }
        // A translation has words only where another track has.
        if (reasons.Count > 0 && reasons.Count == tracks.Count(track => !track.IsTranslated))
            throw reasons[0];
    }

    /// <summary>Checks that a track's source can deliver sound, so that a bad file or a wrong name is reported at the start.</summary>
    /// <exception cref="SourceException">It cannot; the message says why.</exception>
    public async Task ProbeAsync(TrackSettings track, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            // A probe may wait in a system call, which no token ends, so it runs on its own.
            await Task.Run(() => SourceKinds.Of(track.Source).ProbeAsync(track, this, late.Token), stop)
                .WaitAsync(LongestProbe, clock, stop);
        }
        catch (TimeoutException e)
        {
            throw new SourceException(
                $"Track {track.Id}: its source has not answered for {LongestProbe.TotalSeconds} s, so it is not captioned. Is its drive or device there, and does {SoundServer.Name} run?",
                e
            );
        }
        finally
        {
            await late.CancelAsync();
        }
    }

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
    public FileSource Play(string name, SoundRequest sound, bool loop) =>
        new(name, sound, loop, decoder, clock, loggers.CreateLogger<FileSource>());
}
