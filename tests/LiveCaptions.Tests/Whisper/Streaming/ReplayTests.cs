using LiveCaptions.Bench;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>
/// Replays the model's recorded answers about the demo clip: a change of the rule that costs delay, flicker or words shows within a
/// second.
/// </summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private readonly HypothesisLog log = new(Repository.PathOf("tests/LiveCaptions.Tests/Whisper/Streaming/Recorded/demo.jsonl"));

    [Fact]
    public void The_rule_shows_and_settles_the_demo_clip_as_quickly_and_correctly_as_recorded()
    {
        var figures = Run(new StreamSettings());
        var score = Score.Of(figures.Frames, ReferenceText.Load(Repository.PathOf("demo/demo.words.json")));

        output.WriteLine(
            $"FDL {score.FirstDisplay!.Mean:F3} / {score.FirstDisplay.P95:F3}, CL {score.Settled!.Mean:F3} / {score.Settled.P95:F3}, WER {score.WordErrorRate:F2}, NE {score.Erasure:F3}; {log.Asked}"
        );
        Assert.Equal(0, score.Changed);
        // The figures when the log was written. A better rule has its own, and asks at other times: then the log must be recorded again.
        Assert.InRange(score.FirstDisplay.Mean, 0, 0.285);
        Assert.InRange(score.FirstDisplay.P95, 0, 0.775);
        Assert.InRange(score.Settled.Mean, 0, 0.800);
        Assert.InRange(score.Settled.P95, 0, 1.505);
        Assert.InRange(score.WordErrorRate, 0, 5.4);
        Assert.InRange(score.Erasure, 0, 0.055);
        Assert.InRange(log.Asked.Same, log.Asked.All * 9 / 10, log.Asked.All);
    }

    [Fact]
    public void A_longer_span_settles_later()
    {
        var reference = ReferenceText.Load(Repository.PathOf("demo/demo.words.json"));
        var soon = Score.Of(Run(new StreamSettings()).Frames, reference);
        var late = Score.Of(Run(new StreamSettings { AgreementSpan = TimeSpan.FromSeconds(2.3) }).Frames, reference);

        Assert.InRange(late.Settled!.Mean - soon.Settled!.Mean, 0.3, 1.5);
        Assert.Equal(0, late.Changed);
    }

    private BenchFigures Run(StreamSettings settings)
    {
        using var recogniser = new SpeechStream(new StreamingRecogniser(log.Transcriber(), log.Voice(), log.Vocabulary, settings));
        return new BenchRun(recogniser, new float[log.Samples], waits: false, TimeProvider.System, log.StepCost).Run(stop: Test.Stop);
    }
}
