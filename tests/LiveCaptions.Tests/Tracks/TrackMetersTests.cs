using System.Diagnostics.Metrics;
using LiveCaptions.Audio;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

/// <summary>What is measured of one track's steps.</summary>
public sealed class TrackMetersTests : IDisposable
{
    private const string Track = "metered";
    private readonly Dictionary<string, List<double>> measured = [];
    private readonly MeterListener listener = new();

    public TrackMetersTests()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == "LiveCaptions")
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    private void Note(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Other tests measure, too.
        if (tags.Length == 0 || tags[0].Value is not Track)
            return;
        lock (measured)
            (measured.TryGetValue(name, out var values) ? values : measured[name] = []).Add(Math.Round(value, 3));
    }

    [Fact]
    public void Delays_count_from_the_sound_of_words_to_their_publication()
    {
        new TrackMeters(Track).Note(
            new()
            {
                Settled = [.. Talk.Words("one", 2), .. Talk.Words("two", 2.5)],
                Decoded = true,
                Until = AudioTime.FromSeconds(2.8),
            },
            AudioTime.FromSeconds(3)
        );

        Assert.Equal([1.0, 0.5], measured["livecaptions.caption.settled.delay"]);
        Assert.Equal([0.2], measured["livecaptions.caption.delay"]);
    }

    [Fact]
    public void A_step_without_words_has_no_delay()
    {
        new TrackMeters(Track).Note(new() { Decoded = true, Until = AudioTime.FromSeconds(1) }, AudioTime.FromSeconds(3));

        Assert.Empty(measured);
    }

    [Fact]
    public async Task Steps_that_compute_are_timed_and_those_that_fail_are_counted()
    {
        var ring = new SampleRing(1000);
        using var recogniser = new ScriptedRecogniser();
        using var turns = new DecodeScheduler();
        recogniser.OnStep = step =>
        {
            if (step < 3)
                ring.Write(new float[320]);
            else
                ring.Complete();
            return step == 2 ? throw new NativeLibraryException("It fails.") : new() { Decoded = true };
        };
        ring.Write(new float[320]);
        var recipe = new TrackRecipe(recogniser, () => new(ring.Written), TimeProvider.System, _ => { }) { Meters = new(Track) };

        await new TrackLoop("main", ring, recipe, TimeProvider.System, new CollectingLogger()).RunAsync(turns, Test.Stop);

        Assert.Equal(2, measured["livecaptions.engine.step"].Count);
        Assert.Equal([1], measured["livecaptions.engine.failures"]);
        Assert.Equal(0, turns.Waiting);
    }

    [Fact]
    public void Lost_sound_is_counted_for_its_track()
    {
        var ring = new SampleRing(10, Track);
        ring.Write(new float[25]);
        ring.WriteGap(7);

        Assert.Equal([15], measured["livecaptions.audio.samples.lost"]);
        Assert.Equal([7], measured["livecaptions.audio.samples.missing"]);
    }
}
