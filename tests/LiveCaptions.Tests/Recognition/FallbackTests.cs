using LiveCaptions.Recognition;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Native;
using static LiveCaptions.Tests.Tracks.Changes;

namespace LiveCaptions.Tests.Recognition;

public sealed class FallbackTests : IDisposable
{
    private const int Second = AudioTime.SampleRate;
    private readonly ScriptedRecogniser onCard = new();
    private readonly ScriptedRecogniser onProcessor = new() { OnStep = _ => new() { Speaking = true } };
    private readonly List<string> told = [];
    private readonly List<Loaded> loaded = [];
    private IRecognisers? recognisers;

    public void Dispose() => recognisers?.Dispose();

    [Fact]
    public void Without_a_card_there_is_no_fallback()
    {
        recognisers = FallbackRecognisers.Load(
            EngineChoice.AsWritten(new()),
            settings => new Loaded(settings, onProcessor, loaded),
            told.Add
        );
        Assert.IsType<Loaded>(recognisers);
    }

    [Fact]
    public void A_working_card_is_the_only_recogniser_and_is_closed_at_the_end()
    {
        var track = Open();
        onCard.OnStep = _ => Heard("one", "two", end: 1);
        track.Write(new float[Second]);
        Assert.Equal("one", track.Step().Settled.Single().Text);
        _ = track.Finish();
        track.Dispose();
        recognisers!.Dispose();

        Assert.Equal(["hear 16000", "step", "finish"], onCard.Asked);
        Assert.True(onCard.IsDisposed);
        Assert.True(Assert.Single(loaded).IsDisposed);
        Assert.Empty(told);
    }

    [Fact]
    public void A_card_that_fails_once_is_kept()
    {
        var track = Open();
        onCard.OnStep = step => step % 2 == 0 ? throw new NativeLibraryException("The driver stumbled.") : new();
        for (var i = 0; i < 4; i++)
        {
            _ = track.Step();
            Assert.Throws<NativeLibraryException>(track.Step);
        }
        Assert.Empty(told);
    }

    [Fact]
    public void After_a_second_failure_the_processor_gets_the_unsettled_sound()
    {
        var track = Open();
        track.Effort = Effort.Low;
        track.Terms = ["Anna Kowalczyk"];
        onCard.OnStep = step =>
            step switch
            {
                1 => Heard("one two", "three", end: 1.5),
                _ => throw new NativeLibraryException("The device is lost."),
            };
        track.Write(new float[2 * Second]);
        _ = track.Step();
        track.Write(new float[Second]);
        Assert.Throws<NativeLibraryException>(track.Step);
        track.Write(new float[1000]);
        onProcessor.OnStep = _ => Heard("one too", "tree", end: 1.5);
        var change = track.Step();

        Assert.Equal(["hear 49000", "step"], onProcessor.Asked);
        Assert.Equal("tree", Assert.Single(change.Tentative).Text);
        Assert.Empty(change.Settled);
        Assert.Equal(Effort.Low, onProcessor.Effort);
        Assert.Equal(["Anna Kowalczyk"], onProcessor.Terms);
        Assert.True(change.Changed);
        Assert.Equal(
            "The graphics card has failed: The device is lost. The processor recognises from now on, with the model small, so captions continue, later or less accurately than before. Restart the program to use the card again.",
            Assert.Single(told)
        );
        Assert.Equal("small", recognisers!.Model);

        track.Write(new float[10]);
        _ = track.Step();
        Assert.Equal(["hear 10", "step"], onProcessor.Asked[^2..]);
    }

    [Fact]
    public void After_lost_sound_and_silence_the_processor_gets_the_sound_after_them_at_the_right_time()
    {
        var track = Open();
        onCard.OnStep = step => step < 3 ? new() : throw new NativeLibraryException("The device is lost.");
        track.Write(new float[4 * Second]);
        _ = track.Step();
        _ = track.Skip(Second);
        track.Write(new float[8 * Second]);
        _ = track.Step();
        track.Write(new float[Second]);
        Assert.Throws<NativeLibraryException>(track.Step);
        _ = track.Step();

        Assert.Equal([$"skip {11 * Second}", $"hear {3 * Second}", "step"], onProcessor.Asked);
    }

    [Fact]
    public void Sound_beyond_a_window_is_not_recognised_again()
    {
        var track = Open();
        onCard.OnStep = _ => throw new NativeLibraryException("The device is lost.");
        for (var i = 0; i < 100; i++)
            track.Write(new float[Second]);
        Assert.Throws<NativeLibraryException>(track.Step);
        _ = track.Step();

        var (skipped, heard) = (onProcessor.Skipped[0], onProcessor.Written[0]);
        Assert.Equal(100 * Second, skipped + heard);
        Assert.InRange(heard, UnsettledSound.MaxSamples, 2 * UnsettledSound.MaxSamples);
    }

    [Fact]
    public void The_processor_also_takes_over_at_the_end_and_at_gaps()
    {
        var track = Open();
        onCard.OnSkip = onCard.OnFinish = () => throw new NativeLibraryException("The device is lost.");
        onProcessor.OnFinish = () => Heard("done", end: 1);
        track.Write(new float[100]);
        Assert.Throws<NativeLibraryException>(() => track.Skip(5));
        Assert.Equal("done", track.Finish().Settled.Single().Text);
        Assert.Equal(["hear 100", "finish"], onProcessor.Asked);
    }

    [Fact]
    public void All_tracks_share_the_spare_and_the_failure_is_reported_once()
    {
        var (first, second) = (Open(), recognisers!.Open(new()));
        onCard.OnStep = _ => throw new NativeLibraryException("The device is lost.");
        foreach (var track in new[] { first, second })
        {
            Assert.Throws<NativeLibraryException>(track.Step);
            _ = track.Step();
        }
        var third = recognisers.Open(new());
        _ = third.Step();

        Assert.Single(told);
        Assert.Equal(2, loaded.Count);
        Assert.Equal(4, onCard.Steps);
    }

    [Fact]
    public void Objects_on_a_failed_card_are_never_freed()
    {
        var track = Open();
        onCard.OnStep = _ => throw new NativeLibraryException("The device is lost.");
        Assert.Throws<NativeLibraryException>(track.Step);
        _ = track.Step();
        track.Dispose();
        recognisers!.Dispose();

        Assert.False(onCard.IsDisposed);
        Assert.True(onProcessor.IsDisposed);
        Assert.Equal([false, true], loaded.Select(model => model.IsDisposed));
    }

    [Fact]
    public void If_the_processor_cannot_take_over_both_reasons_are_reported()
    {
        recognisers = new FallbackRecognisers(
            new Loaded(EngineChoice.AsWritten(new()), onCard, loaded),
            () => throw new ModelFileException("x.bin", "x.bin is gone."),
            told.Add
        );
        var track = recognisers.Open(new());
        onCard.OnStep = _ => throw new NativeLibraryException("The device is lost.");
        Assert.Throws<NativeLibraryException>(track.Step);

        Assert.Equal(
            "The graphics card has failed: The device is lost. The processor cannot take its place: x.bin is gone.",
            Assert.Throws<NativeLibraryException>(track.Step).Message
        );
        Assert.Throws<NativeLibraryException>(track.Step);
        Assert.Empty(told);
    }

    [Fact]
    public void Invalid_samples_are_not_the_card_s_failure()
    {
        var track = Open();
        onCard.OnHear = () => throw new InvalidSamplesException("Not a number.");
        for (var i = 0; i < 3; i++)
            Assert.Throws<InvalidSamplesException>(() => track.Write(new float[10]));
        Assert.Empty(onProcessor.Asked);
    }

    [Fact]
    public void An_unexpected_error_of_a_card_s_driver_is_a_failed_step()
    {
        NativeEngine.Start();
        for (var i = 0; i < 3; i++)
            Assert.EndsWith(
                "a driver's error.",
                Assert.Throws<NativeLibraryException>(() => Lcw.Check(Lcw.lcw_card_fails())).Message,
                StringComparison.Ordinal
            );
    }

    private ISpeechStream Open()
    {
        recognisers = FallbackRecognisers.Load(
            new("large", "voice", Threads: 1) { Card = 0, Spare = new("small", "voice", Threads: 1) },
            engine => new Loaded(engine, engine.Card is null ? onProcessor : onCard, loaded),
            told.Add
        );
        return recognisers.Open(new());
    }

    private sealed class Loaded : IRecognisers
    {
        private readonly ISpeechStream recogniser;

        public Loaded(EngineChoice engine, ISpeechStream recogniser, List<Loaded> all)
        {
            (Model, this.recogniser) = (engine.ModelPath, recogniser);
            all.Add(this);
        }

        public string Model { get; }
        public bool IsDisposed { get; private set; }

        public void Check(StreamSettings settings) { }

        public ISpeechStream Open(StreamSettings settings) => recogniser;

        public void Dispose() => IsDisposed = true;
    }
}
