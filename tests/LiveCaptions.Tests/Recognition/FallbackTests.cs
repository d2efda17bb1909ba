using LiveCaptions.Recognition;
using LiveCaptions.Settings;
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
    public void Where_the_processor_computes_there_is_nothing_to_fall_back_to()
    {
        recognisers = FallbackRecognisers.Load(new(), settings => new Loaded(settings, onProcessor, loaded), TextWriter.Null);
        Assert.IsType<Loaded>(recognisers);
    }

    [Fact]
    public void A_card_that_works_is_asked_alone_and_closed_at_the_end()
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
    public void A_card_that_stumbles_once_goes_on()
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
    public void When_it_fails_again_the_processor_hears_what_is_not_settled()
    {
        var track = Open();
        track.Effort = Effort.Low;
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
        var change = track.Step();

        Assert.Equal(["skip 24000", "hear 25000", "step"], onProcessor.Asked);
        Assert.Equal(Effort.Low, onProcessor.Effort);
        Assert.True(change.Changed);
        Assert.Equal(
            "The graphics card has failed: The device is lost. The processor recognises from now on, with the model small, so captions go on, later or less right than before. Start the program again to use the card.",
            Assert.Single(told)
        );
        Assert.Equal("small", recognisers!.Model);

        track.Write(new float[10]);
        _ = track.Step();
        Assert.Equal(["hear 10", "step"], onProcessor.Asked[^2..]);
    }

    [Fact]
    public void After_lost_sound_and_silence_it_hears_what_came_behind_them_at_the_right_time()
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
    public void Sound_beyond_a_window_is_not_heard_again()
    {
        var track = Open();
        onCard.OnStep = _ => throw new NativeLibraryException("The device is lost.");
        for (var i = 0; i < 100; i++)
            track.Write(new float[Second]);
        Assert.Throws<NativeLibraryException>(track.Step);
        _ = track.Step();

        var (skipped, heard) = (Number(onProcessor.Asked[0]), Number(onProcessor.Asked[1]));
        Assert.Equal(100 * Second, skipped + heard);
        Assert.InRange(heard, UnsettledSound.Most, 2 * UnsettledSound.Most);
    }

    [Fact]
    public void It_takes_over_at_the_end_of_the_sound_and_where_sound_was_lost_too()
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
    public void All_tracks_share_the_spare_and_one_line_is_enough()
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
    public void What_lies_on_a_failed_card_is_never_freed()
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
    public void Where_the_processor_cannot_take_its_place_the_reasons_are_told()
    {
        recognisers = new FallbackRecognisers(
            new Loaded(new(), onCard, loaded),
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
    public void Samples_that_are_no_sound_are_not_the_cards_fault()
    {
        var track = Open();
        onCard.OnHear = () => throw new InvalidSamplesException("Not a number.");
        for (var i = 0; i < 3; i++)
            Assert.Throws<InvalidSamplesException>(() => track.Write(new float[10]));
        Assert.Empty(onProcessor.Asked);
    }

    [Fact]
    public void An_error_of_a_cards_driver_that_ggml_did_not_foresee_is_a_step_that_failed()
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
        using var log = new Lines(told);
        recognisers = FallbackRecognisers.Load(
            new()
            {
                Card = 0,
                Spare = new() { Model = "small" },
            },
            settings => new Loaded(settings, settings.Card is null ? onProcessor : onCard, loaded),
            log
        );
        return recognisers.Open(new());
    }

    private static int Number(string asked) => int.Parse(asked.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Lines(List<string> lines) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value) => lines.Add(value!);
    }

    private sealed class Loaded : IRecognisers
    {
        private readonly ISpeechStream recogniser;

        public Loaded(RecognitionSettings settings, ISpeechStream recogniser, List<Loaded> all)
        {
            (Model, this.recogniser) = (settings.Model, recogniser);
            all.Add(this);
        }

        public string Model { get; }
        public bool IsDisposed { get; private set; }

        public void Check(StreamSettings settings) { }

        public ISpeechStream Open(StreamSettings settings) => recogniser;

        public void Dispose() => IsDisposed = true;
    }
}
