using LiveCaptions.Archive;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Captions.HeldBack;

/// <summary>
/// The real service with one track, by a clock that the test moves, and with a sink at each place where captions leave for OBS.
/// </summary>
internal sealed class SpeakingService : IAsyncDisposable
{
    private readonly FakeTimeProvider clock;
    private long spoken;

    private SpeakingService(RunningService service, FakeTimeProvider clock)
    {
        (Service, this.clock) = (service, clock);
        var monotonic = service.Part<MonotonicClock>();
        foreach (var mode in CaptionMode.All)
        {
            Screens[mode] = new(lines: 4);
            Captions.Join(Screens[mode], 42, 5, mode);
        }
        StreamCaptions = new("Stream", monotonic, () => { }, NullLogger.Instance, withdraws: true);
        Elsewhere = new("Elsewhere", monotonic, () => { }, NullLogger.Instance);
        Sidecars = new("Sidecars", monotonic, () => { }, NullLogger.Instance);
        // Nothing was said before.
        Archive = new(service.Part<CaptionTracks>(), new(new(new("none", clock)), clock), monotonic, NullLogger.Instance);
        var followed = service.Part<FollowedTrack>();
        followed.Join(ObsScreen, 42, 5);
        followed.Subscribe(StreamCaptions, TextOutput.Overlay);
        followed.Subscribe(Elsewhere, TextOut.Rules);
        followed.Subscribe(Sidecars, TextOutput.Exports);
    }

    public RunningService Service { get; }
    public TrackCaptions Captions => Service.Captions("main");

    /// <summary>Viewers of the overlay, a mode each.</summary>
    public Dictionary<CaptionMode, CollectingViewer> Screens { get; } = [];

    /// <summary>What a text source and browser sources of OBS are sent.</summary>
    public CollectingViewer ObsScreen { get; } = new(lines: 4);

    public WordQueue StreamCaptions { get; }
    public WordQueue Sidecars { get; }

    /// <summary>What outputs of text to elsewhere are given.</summary>
    public WordQueue Elsewhere { get; }

    /// <summary>What the archive takes.</summary>
    public ArchiveTracks Archive { get; }

    private double Now => (clock.GetUtcNow() - Talk.Start).TotalSeconds;

    public static async Task<SpeakingService> StartAsync()
    {
        var clock = new FakeTimeProvider(Talk.Start);
        return new(await RunningService.StartAsync(new() { Enabled = true, Address = "ws://127.0.0.1:1" }, clock), clock);
    }

    public void Advance(double seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Says a word: it is tentative, then settled, then it is quiet.</summary>
    public void Say(string word)
    {
        Begin(word);
        Settle(word);
    }

    /// <summary>A word is being said, and tentative.</summary>
    public void Begin(string word)
    {
        Advance(0.5);
        Publish(Talk.Said(Now, "", word));
        spoken = AudioTime.FromSeconds(Now - 0.3).Samples;
    }

    /// <summary>A word that was begun is settled.</summary>
    public void Settle(string word)
    {
        Advance(0.5);
        var (start, end) = (new AudioTime(spoken), new AudioTime(spoken + AudioTime.SamplesIn(0.1)));
        var said = Talk.Said(Now, word);
        Publish(said with { Settled = [.. said.Settled.Select(settled => settled with { Start = start, End = end })] });
        Advance(0.5);
        Publish(Talk.Said(Now, "", speaking: false));
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private void Publish(CaptionUpdate update) => Captions.Publish(update);
}
