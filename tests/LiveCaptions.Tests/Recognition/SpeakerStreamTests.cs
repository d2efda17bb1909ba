using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public sealed class SpeakerStreamTests : IDisposable
{
    private readonly ScriptedRecogniser recogniser = new();

    public void Dispose() => recogniser.Dispose();

    [Fact]
    public void A_track_that_does_not_ask_for_speakers_keeps_its_recogniser() =>
        Assert.Same(recogniser, SpeakerStream.For(new(), recogniser));

    [Fact]
    public void Every_change_is_the_recognisers_but_for_the_speakers_of_settled_words()
    {
        var changes = new List<TranscriptChange>();
        recogniser.OnStep = step => Remember(changes, Said(step, settled: step % 5 == 0));
        recogniser.OnSkip = () => Remember(changes, Said(41, settled: true));
        recogniser.OnFinish = () => Remember(changes, Said(50, settled: true));
        using var stream = SpeakerStream.For(new() { Enabled = true }, recogniser);

        var told = new List<TranscriptChange>();
        for (var i = 0; i < 40; i++)
        {
            stream.Write(Tone(AudioTime.SampleRate / 10));
            told.Add(stream.Step());
        }
        told.Add(stream.Skip(16000));
        told.Add(stream.Finish());

        Assert.Equal(changes, told.Select(change => change with { Settled = changes[told.IndexOf(change)].Settled }));
        Assert.Equal(
            changes.SelectMany(change => change.Settled),
            told.SelectMany(change => change.Settled).Select(word => word with { Speaker = 0 })
        );
        Assert.All(told.SelectMany(change => change.Settled), word => Assert.Equal(1, word.Speaker));
        Assert.Equal([16000], recogniser.Skipped);
    }

    private static TranscriptChange Remember(List<TranscriptChange> changes, TranscriptChange change)
    {
        changes.Add(change);
        return change;
    }

    /// <summary>Somebody has spoken since the beginning, a tenth of a second a step.</summary>
    private static TranscriptChange Said(int step, bool settled) =>
        new()
        {
            Decoded = settled,
            Changed = settled,
            Settled = settled ? [new($"word{step}", false, Time(step - 10), Time(step - 6), 0.9f)] : [],
            Tentative = [new("maybe", false)],
            Speaking = true,
            SpeechEnd = Time(step),
            Heard = Time(step),
        };

    private static AudioTime Time(int step) => AudioTime.FromSeconds(Math.Max(0, step) / 10.0);

    private static float[] Tone(int samples) => [.. Enumerable.Range(0, samples).Select(i => 0.1f * MathF.Sin(i * 0.1f))];
}
