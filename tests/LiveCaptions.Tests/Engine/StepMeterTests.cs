using LiveCaptions.Engine;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Engine;

public class StepMeterTests
{
    // Four seconds at a step every 0.2 s.
    private const int WarmUpSteps = 20;

    private static readonly float[] Speech = new float[20 * AudioTime.SampleRate];

    [Fact]
    public void The_median_of_nine_steps_after_four_seconds_of_speech_is_measured()
    {
        var steps = new TimedRecogniser(step => step == WarmUpSteps + 2 ? 5 : 0.05);

        Assert.Equal(0.05, Measure(steps, Test.Stop)!.Value, 0.001);
        Assert.Equal(WarmUpSteps + 9, steps.Taken);
        Assert.Equal(WarmUpSteps, steps.TakenWithLeastEffort);
    }

    [Fact]
    public void A_model_that_is_far_too_slow_is_not_measured_for_long()
    {
        var steps = new TimedRecogniser(_ => 2);

        Assert.Equal(2, Measure(steps, Test.Stop)!.Value, 0.001);
        Assert.Equal(WarmUpSteps + 3, steps.Taken);
    }

    [Fact]
    public void A_hopelessly_slow_model_is_given_up_after_two_steps_in_a_row_with_the_least_effort()
    {
        var steps = new TimedRecogniser(step =>
            step is 0 or 2 ? 9
            : step < 5 ? 0.1
            : step
        );

        Assert.Equal(5, Measure(steps, Test.Stop, hopeless: 3)!.Value, 0.001);
        Assert.Equal(5 + 2, steps.Taken);
    }

    [Fact]
    public void Steps_that_decode_nothing_do_not_count_and_too_few_steps_give_no_measurement() =>
        Assert.Null(Measure(new TimedRecogniser(_ => 0.05, decodes: false), Test.Stop));

    [Fact]
    public void A_measurement_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() => Measure(new TimedRecogniser(_ => 0.05), new CancellationToken(canceled: true)));

    private static double? Measure(TimedRecogniser recogniser, CancellationToken stop, double hopeless = double.PositiveInfinity) =>
        StepMeter.Measure(recogniser, Speech, 0.2, hopeless, recogniser.Clock, stop);

    /// <summary>A recogniser whose steps take as long as a test says.</summary>
    private sealed class TimedRecogniser(Func<int, double> seconds, bool decodes = true) : ISpeechStream
    {
        public FakeTimeProvider Clock { get; } = new();
        public int Taken { get; private set; }
        public int TakenWithLeastEffort { get; private set; }
        public bool IsBehind => false;
        public long Backlog => 0;
        public Effort Effort { get; set; }
        public ListedTerms Terms { get; set; } = [];
        public StreamStatistics Statistics { get; } = new();

        public void Write(ReadOnlySpan<float> samples) => Assert.Equal(AudioTime.SampleRate / 5, samples.Length);

        public TranscriptChange Step()
        {
            Clock.Advance(TimeSpan.FromSeconds(seconds(Taken++)));
            if (Effort != Effort.Full)
                TakenWithLeastEffort++;
            return new() { Decoded = decodes };
        }

        public TranscriptChange Skip(long samples) => new();

        public TranscriptChange Finish() => new();

        public void Dispose() { }
    }
}
