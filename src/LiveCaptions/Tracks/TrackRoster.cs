using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>The tracks on air, which are added, changed and removed while the program runs.</summary>
/// <param name="tracks">Where viewers find them.</param>
/// <param name="recognisers">One model, a stream for each track.</param>
/// <param name="make">Makes the parts of a track.</param>
/// <param name="scheduler">Decides which track decodes next.</param>
/// <remarks>Threading: safe; one change at a time.</remarks>
internal sealed class TrackRoster(CaptionTracks tracks, IRecognisers recognisers, TrackFactory make, DecodeScheduler scheduler)
    : ITrackReports,
        IDisposable
{
    /// <summary>Most tracks: each takes memory and a share of the machine.</summary>
    public const int MaxTracks = 16;

    private readonly SemaphoreSlim changing = new(1);
    private readonly CancellationTokenSource end = new();
    private volatile IReadOnlyList<OnAir> onAir = [];
    private bool disposed;

    public IReadOnlyList<TrackReport> Tracks => [.. onAir.Select(t => t.Report())];

    /// <summary>Ids of all tracks.</summary>
    public IEnumerable<string> Ids => onAir.Select(t => t.Settings.Id);

    /// <summary>The settings of all tracks.</summary>
    public IReadOnlyList<TrackSettings> Settings => [.. onAir.Select(t => t.Settings)];

    /// <summary>The settings of a track; null if there is none of this id.</summary>
    public TrackSettings? Find(string id) => OnAirAs(id)?.Settings;

    /// <summary>Adds a track, which runs from <see cref="Start"/> on, in place of one of the same id.</summary>
    /// <exception cref="SourceException">Its sound cannot be had.</exception>
    public void Add(TrackSettings settings)
    {
        var captions = tracks.Find(settings.Id) ?? make.Captions(settings);
        captions.SetAppearance(settings.Name, settings.Colour.Length > 0 ? settings.Colour : null);
        var made = new OnAir(settings, make.Track(settings, captions), captions, () =>
            make.Written(settings) ?? make.Spoken(settings, recognisers.Open(make.Stream(settings)))
        );
        tracks.Add(captions);
        onAir =
        [
            .. onAir.TakeWhile(t => t.Settings.Id != settings.Id),
            made,
            .. onAir.SkipWhile(t => t.Settings.Id != settings.Id).Skip(1),
        ];
    }

    /// <summary>Starts every track that is not running yet.</summary>
    public void Start()
    {
        foreach (var track in onAir)
            track.Start(scheduler, end.Token);
    }

    /// <summary>Waits until every track that is on air now has ended.</summary>
    public Task EndedAsync() => Task.WhenAll(onAir.Select(t => t.Running));

    /// <summary>Adds a track, or changes the one of this id. Viewers stay; so do words, where only label or colour change.</summary>
    /// <returns>True if the track is new.</returns>
    /// <exception cref="SourceException">Its sound cannot be had; nothing has changed.</exception>
    /// <exception cref="TooManyTracksException">There are too many tracks; nothing has changed.</exception>
    /// <exception cref="SpeechException">The model cannot do what the track asks for; nothing has changed.</exception>
    public async Task<bool> PutAsync(TrackSettings settings, CancellationToken stop)
    {
        if (!ChangesLookOnly(OnAirAs(settings.Id), settings))
        {
            if (!settings.IsWritten)
                recognisers.Check(make.Stream(settings));
            // A source may take seconds to answer, in which other tracks must be changeable.
            await make.ProbeAsync(settings, stop);
        }
        await changing.WaitAsync(stop);
        try
        {
            var before = OnAirAs(settings.Id);
            if (before is null && onAir.Count >= MaxTracks)
                throw new TooManyTracksException();
            if (before is not null && ChangesLookOnly(before, settings))
            {
                before.Settings = settings;
                before.Captions.SetAppearance(settings.Name, settings.Colour.Length > 0 ? settings.Colour : null);
                return false;
            }
            if (before is not null)
            {
                await before.StopAsync();
                if (before.Settings.Source != settings.Source)
                    make.Close(before.Settings);
                before.Captions.BeginAnew();
            }
            Add(settings);
            Start();
            return before is null;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Removes a track; its viewers are told.</summary>
    /// <returns>False if there is no such track.</returns>
    public async Task<bool> RemoveAsync(string id, CancellationToken stop)
    {
        await changing.WaitAsync(stop);
        try
        {
            if (OnAirAs(id) is not { } track)
                return false;
            onAir = [.. onAir.Where(t => t != track)];
            await track.StopAsync();
            make.Close(track.Settings);
            tracks.Remove(track.Captions);
            return true;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Makes a track skip to what is said now.</summary>
    /// <returns>False if there is no such track.</returns>
    public bool CatchUp(string id)
    {
        if (OnAirAs(id) is not { } track)
            return false;
        track.Track.CatchUp();
        return true;
    }

    /// <summary>Who listens to a track's sound; null: nobody.</summary>
    public ISoundTap? TapOf(string id) => OnAirAs(id)?.Track.Tap;

    /// <summary>Lets somebody listen to a track's sound, in place of whoever does now.</summary>
    /// <param name="tap">Null: nobody any more.</param>
    /// <returns>False if there is no such track.</returns>
    public bool Listen(string id, ISoundTap? tap)
    {
        if (OnAirAs(id) is not { } track)
            return false;
        track.Track.Tap = tap;
        return true;
    }

    /// <summary>Ends all tracks.</summary>
    public async Task StopAsync()
    {
        await end.CancelAsync();
        await EndedAsync();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        end.Cancel();
        end.Dispose();
        changing.Dispose();
    }

    private static bool ChangesLookOnly(OnAir? before, TrackSettings settings) =>
        before is not null && before.Settings with { Label = settings.Label, Colour = settings.Colour } == settings;

    private OnAir? OnAirAs(string id) => onAir.FirstOrDefault(t => t.Settings.Id == id);

    /// <summary>A track with its settings and its run.</summary>
    private sealed class OnAir(TrackSettings settings, Track track, TrackCaptions captions, Func<ISpeechStream> recogniser)
    {
        private CancellationTokenSource? gone;

        public TrackSettings Settings { get; set; } = settings;
        public Track Track => track;
        public TrackCaptions Captions => captions;

        public TrackReport Report() => track.Report() with { TranslationOf = Settings.IsTranslated ? Settings.TranslationOf : null };

        public Task Running { get; private set; } = Task.CompletedTask;

        public void Start(DecodeScheduler scheduler, CancellationToken end)
        {
            if (gone is not null)
                return;
            gone = CancellationTokenSource.CreateLinkedTokenSource(end);
            Running = track.RunAsync(recogniser, scheduler, gone.Token);
        }

        public async Task StopAsync()
        {
            if (gone is null)
                return;
            await gone.CancelAsync();
            await Running;
            gone.Dispose();
        }
    }
}

/// <summary>There are as many tracks as the program allows.</summary>
internal sealed class TooManyTracksException()
    : Exception($"There are {TrackRoster.MaxTracks} tracks already, which is the most; remove one first."),
        IUserFacingError;
