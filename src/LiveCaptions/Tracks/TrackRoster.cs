using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>The tracks on air: they come, change and go while the program runs.</summary>
/// <param name="tracks">Where viewers find them.</param>
/// <param name="recognisers">One model, a stream for each track.</param>
/// <param name="open">Makes a track's source and all around it.</param>
/// <param name="turns">Who may recognise when.</param>
/// <remarks>Threading: safe; one change at a time.</remarks>
internal sealed class TrackRoster(CaptionTracks tracks, IRecognisers recognisers, TrackFactory open, DecodeScheduler turns)
    : ITrackReports,
        IDisposable
{
    /// <summary>More tracks than this are refused: each has its memory and its share of the machine.</summary>
    public const int Most = 16;

    private readonly SemaphoreSlim changing = new(1);
    private readonly CancellationTokenSource end = new();
    private volatile IReadOnlyList<OnAir> onAir = [];
    private bool disposed;

    public IReadOnlyList<TrackReport> Tracks => [.. onAir.Select(t => t.Track.Report())];

    /// <summary>Ids of all tracks.</summary>
    public IEnumerable<string> Ids => onAir.Select(t => t.Settings.Id);

    /// <summary>What is set for a track, if there is one.</summary>
    public TrackSettings? Find(string id) => OnAirAs(id)?.Settings;

    /// <summary>Makes a track ready; it runs from <see cref="Start"/> on.</summary>
    /// <exception cref="SourceException">Its sound cannot be had.</exception>
    public void Add(TrackSettings settings)
    {
        var captions = tracks.Find(settings.Id) ?? open.Captions(settings);
        captions.Look(settings.Name, settings.Colour.Length > 0 ? settings.Colour : null);
        var made = new OnAir(settings, open.Track(settings, captions), captions, () =>
            open.Written(settings) ?? recognisers.Open(open.Stream(settings))
        );
        tracks.Add(captions);
        onAir =
        [
            .. onAir.TakeWhile(t => t.Settings.Id != settings.Id),
            made,
            .. onAir.SkipWhile(t => t.Settings.Id != settings.Id).Skip(1),
        ];
    }

    /// <summary>Starts every track that does not run yet.</summary>
    public void Start()
    {
        foreach (var track in onAir)
            track.Start(turns, end.Token);
    }

    /// <summary>Waits until every track has ended that is on air now.</summary>
    public Task EndedAsync() => Task.WhenAll(onAir.Select(t => t.Running));

    /// <summary>Adds a track, or changes the one of this id; its viewers stay, and where only its looks change, so do its words.</summary>
    /// <returns>True if it is a new one.</returns>
    /// <exception cref="SourceException">Its sound cannot be had, or there are too many; nothing has changed.</exception>
    /// <exception cref="SpeechException">The model cannot do what it asks for; nothing has changed.</exception>
    public async Task<bool> PutAsync(TrackSettings settings, CancellationToken stop)
    {
        await changing.WaitAsync(stop);
        try
        {
            var before = OnAirAs(settings.Id);
            if (before is null && onAir.Count >= Most)
                throw new TooManyTracksException();
            if (before is not null && before.Settings with { Label = settings.Label, Colour = settings.Colour } == settings)
            {
                before.Settings = settings;
                before.Captions.Look(settings.Name, settings.Colour.Length > 0 ? settings.Colour : null);
                return false;
            }
            if (!settings.IsWritten)
                recognisers.Check(open.Stream(settings));
            await open.ProbeAsync(settings, stop);
            if (before is not null)
            {
                await before.StopAsync();
                if (before.Settings.Source != settings.Source)
                    open.Close(before.Settings);
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

    /// <summary>Takes a track away; its viewers are told.</summary>
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
            open.Close(track.Settings);
            tracks.Remove(track.Captions);
            return true;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Lets a track skip to what is said now.</summary>
    /// <returns>False if there is no such track.</returns>
    public bool CatchUp(string id)
    {
        if (OnAirAs(id) is not { } track)
            return false;
        track.Track.CatchUp();
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

    private OnAir? OnAirAs(string id) => onAir.FirstOrDefault(t => t.Settings.Id == id);

    /// <summary>A track, what is set for it, and its running.</summary>
    private sealed class OnAir(TrackSettings settings, Track track, TrackCaptions captions, Func<IRecogniser> recogniser)
    {
        private CancellationTokenSource? gone;

        public TrackSettings Settings { get; set; } = settings;
        public Track Track => track;
        public TrackCaptions Captions => captions;
        public Task Running { get; private set; } = Task.CompletedTask;

        public void Start(DecodeScheduler turns, CancellationToken end)
        {
            if (gone is not null)
                return;
            gone = CancellationTokenSource.CreateLinkedTokenSource(end);
            Running = track.RunAsync(recogniser, turns, gone.Token);
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

/// <summary>There are as many tracks as the program takes.</summary>
internal sealed class TooManyTracksException()
    : Exception($"There are {TrackRoster.Most} tracks already, which is the most; take one away first.");
