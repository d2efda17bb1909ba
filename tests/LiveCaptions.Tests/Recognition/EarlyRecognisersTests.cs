using System.Collections.Concurrent;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public sealed class EarlyRecognisersTests : IDisposable
{
    private static readonly StreamSettings First = new() { Language = null, LanguageCandidates = ["en", "de"] };

    // Equal, but not the same list.
    private static readonly StreamSettings Same = new() { Language = null, LanguageCandidates = [.. First.LanguageCandidates] };
    private readonly Counting model = new();
    private IRecognisers? recognisers;

    public void Dispose() => recognisers?.Dispose();

    [Fact]
    public void The_first_stream_is_opened_before_it_is_asked_for_and_only_once()
    {
        recognisers = EarlyRecognisers.For(First, model);
        Assert.True(model.Opened.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        using var first = recognisers.Open(Same);
        Assert.Single(model.Streams);

        using var second = recognisers.Open(Same);
        Assert.NotSame(first, second);
        Assert.Equal(2, model.Streams.Count);
    }

    [Fact]
    public void A_track_that_asks_for_something_else_gets_a_stream_of_its_own()
    {
        recognisers = EarlyRecognisers.For(First, model);
        using var other = recognisers.Open(First with { Translate = true });
        using var first = recognisers.Open(First);
        Assert.True(model.Streams[other].Translate);
        Assert.False(model.Streams[first].Translate);
        Assert.Equal(2, model.Streams.Count);
    }

    [Fact]
    public void A_stream_that_nobody_asked_for_is_closed_at_the_end_and_before_the_model()
    {
        recognisers = EarlyRecognisers.For(First, model);
        recognisers.Dispose();
        Assert.Equal(["stream", "model"], model.Closed);
    }

    [Fact]
    public void A_stream_that_is_in_use_belongs_to_its_track()
    {
        recognisers = EarlyRecognisers.For(First, model);
        var track = recognisers.Open(First);
        recognisers.Dispose();
        Assert.Equal(["model"], model.Closed);
        track.Dispose();
    }

    [Fact]
    public void Why_it_could_not_be_opened_is_said_to_the_track_that_wanted_it()
    {
        model.Failure = new NativeLibraryException("it broke.");
        recognisers = EarlyRecognisers.For(First, model);
        Assert.Equal("it broke.", Assert.Throws<NativeLibraryException>(() => recognisers.Open(First)).Message);

        model.Failure = null;
        using var again = recognisers.Open(First);
        Assert.NotNull(again);
    }

    [Fact]
    public void A_failure_that_nobody_asked_about_does_not_disturb_the_end()
    {
        model.Failure = new NativeLibraryException("it broke.");
        recognisers = EarlyRecognisers.For(First, model);
        recognisers.Dispose();
        Assert.Equal(["model"], model.Closed);
    }

    [Fact]
    public void Memory_for_the_early_stream_is_not_asked_for_again()
    {
        recognisers = EarlyRecognisers.For(First, model);
        Assert.Equal(1, model.Checks);
        recognisers.Check(Same);
        Assert.Equal(1, model.Checks);

        recognisers.Open(First).Dispose();
        recognisers.Check(Same);
        recognisers.Check(First with { Translate = true });
        Assert.Equal(3, model.Checks);
    }

    [Fact]
    public void What_the_model_cannot_do_is_left_to_the_check_of_all_tracks()
    {
        model.Refusal = new UnknownLanguageException("English only.");
        Assert.Same(model, EarlyRecognisers.For(First, model));
        Assert.Empty(model.Streams);
    }

    private sealed class Counting : IRecognisers
    {
        public ManualResetEventSlim Opened { get; } = new();
        public ConcurrentDictionary<ISpeechStream, StreamSettings> Streams { get; } = [];
        public SpeechException? Failure { get; set; }
        public SpeechException? Refusal { get; set; }
        public int Checks { get; private set; }
        public List<string> Closed { get; } = [];
        public string Model => "counting";

        public void Check(StreamSettings settings)
        {
            Checks++;
            if (Refusal is { } refusal)
                throw refusal;
        }

        public ISpeechStream Open(StreamSettings settings)
        {
            if (Failure is { } failure)
                throw failure;
            var stream = new ScriptedRecogniser { OnDispose = () => Closed.Add("stream") };
            Streams[stream] = settings;
            Opened.Set();
            return stream;
        }

        public void Dispose() => Closed.Add("model");
    }
}
