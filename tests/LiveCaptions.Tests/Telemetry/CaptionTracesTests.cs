using System.Collections.Concurrent;
using System.Diagnostics;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Outputs;
using LiveCaptions.Telemetry;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>What a trace tells of words: when they were said, settled, went out and were taken.</summary>
public sealed class CaptionTracesTests : IDisposable
{
    private const string Track = "traced";
    private readonly FakeTimeProvider time = new(Talk.Start);
    private readonly MonotonicClock clock;
    private readonly TrackCaptions captions;
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;

    public CaptionTracesTests()
    {
        clock = new(time);
        captions = new(Track, "", clock);
        captions.Pipeline.Subscribe(new TrackSpans(Track, time), TextOutput.Overlay);
        listener = new()
        {
            ShouldListenTo = source => source.Name == Meters.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            // Other tests trace, too.
            ActivityStopped = span =>
            {
                if (span.GetTagItem("track") as string == Track || span.GetTagItem("output") is "traced-output")
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public void Words_are_followed_from_their_sound_until_an_output_has_them()
    {
        var queue = new WordQueue("A test", clock, () => { }, NullLogger.Instance);
        captions.Pipeline.Subscribe(queue, TextOutput.Overlay);
        captions.Pipeline.Delay(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(3));
        var said = Talk.Said(3, "one two") with { Settled = Talk.Words("one two", end: 2.2) };

        captions.Publish(TrackSpans.Begin(said, Track, time));
        time.Advance(TimeSpan.FromSeconds(2));
        var taken = queue.TakeAll();
        time.Advance(TimeSpan.FromSeconds(0.5));
        new OutputMeter("traced-output").Taken([.. taken[0].Words, taken[0].Words[0] with { Trace = default }], clock);

        Assert.Equal(
            [("captions.recognised", 0.8), ("captions.aired", 2.0), ("captions.output", 0.5)],
            spans.Select(span => (span.OperationName, Math.Round(span.Duration.TotalSeconds, 3)))
        );
        var root = spans.First();
        Assert.Equal(
            (default, 2, Talk.Start.AddSeconds(2.2).UtcDateTime),
            (root.ParentSpanId, root.GetTagItem("words"), root.StartTimeUtc)
        );
        Assert.All(spans.Skip(1), span => Assert.Equal((root.TraceId, root.SpanId), (span.TraceId, span.ParentSpanId)));
    }

    [Fact]
    public void No_span_holds_a_word()
    {
        captions.Publish(TrackSpans.Begin(Talk.Said(1, "overheard"), Track, time));

        Assert.Equal(2, spans.Count);
        Assert.DoesNotContain("overheard", string.Concat(spans.SelectMany(span => span.TagObjects)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_without_settled_words_begins_no_trace()
    {
        captions.Publish(TrackSpans.Begin(Talk.Said(1, "", "one"), Track, time));

        Assert.Empty(spans);
    }

    [Fact]
    public void What_the_caller_is_in_is_no_part_of_a_trace()
    {
        using var request = new Activity("a request").Start();

        captions.Publish(TrackSpans.Begin(Talk.Said(1, "one"), Track, time));

        Assert.Same(request, Activity.Current);
        Assert.Equal(2, spans.Count);
        Assert.All(spans, span => Assert.NotEqual(request.TraceId, span.TraceId));
    }
}
