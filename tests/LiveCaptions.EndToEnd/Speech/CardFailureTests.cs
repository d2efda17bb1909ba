using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Recognition;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>A graphics card that fails during a show, with real speech: the processor stands in for the card until it fails.</summary>
public sealed class CardFailureTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(9.1)]
    [InlineData(25.0)]
    public void A_card_that_fails_loses_no_word_and_repeats_none(double fails)
    {
        using var recognisers = new FallbackRecognisers(
            new FailingCard(SpeechRecognisers.Load(EngineChoice.AsWritten(new())), AudioTime.SamplesIn(fails)),
            () => SpeechRecognisers.Load(EngineChoice.AsWritten(new())),
            output.WriteLine
        );
        using var track = recognisers.Open(new());
        var words = new List<SettledWord>();
        var failed = 0;
        for (var sound = RealSpeech.Clip("demo").AsMemory(); sound.Length > 0; sound = sound[Math.Min(320, sound.Length)..])
        {
            track.Write(sound.Span[..Math.Min(320, sound.Length)]);
            try
            {
                words.AddRange(track.Step().Settled);
            }
            catch (NativeLibraryException)
            {
                failed++;
            }
        }
        words.AddRange(track.Finish().Settled);

        var said = JsonSerializer
            .Deserialize<JsonElement[][]>(File.ReadAllText(Repository.DemoWords))!
            .Select(w => (Text: w[0].GetString()!, Start: w[1].GetDouble()))
            .ToArray();
        var heard = words.SelectMany(w => PlainWords.Of(w.Text), (w, text) => (Text: text, Start: w.Start.Seconds)).ToArray();
        output.WriteLine(string.Join(' ', heard.Select(w => w.Text)));
        var alignment = Alignment.Of([.. said.Select(w => w.Text)], [.. heard.Select(w => w.Text)]);
        output.WriteLine($"{alignment.Edits} edits");
        Assert.Equal(1, failed);
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.Start, $"{pair}"));
        Assert.InRange(alignment.Edits, 0, 8); // of 93 words; without a failure 1 to 5, by the start
        // A single word's time may be wrong at any time; if the second recogniser counted from another position, all after the failure
        // would be.
        var late = alignment
            .Pairs.Where(p => said[p.Reference].Start > fails)
            .Select(p => heard[p.Recognised].Start - said[p.Reference].Start)
            .Order()
            .ToList();
        Assert.InRange(late[late.Count / 2], -0.2, 0.2);
    }

    /// <summary>Recognisers that fail with an error of the engine once they have got this many samples.</summary>
    private sealed class FailingCard(IRecognisers inner, long fails) : IRecognisers
    {
        public string Model => inner.Model;

        public void Check(StreamSettings settings) => inner.Check(settings);

        public ISpeechStream Open(StreamSettings settings) => new Failing(inner.Open(settings), fails);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Failing(ISpeechStream inner, long fails) : WrappedRecogniser(inner)
    {
        private long heard;

        public override void Write(ReadOnlySpan<float> samples)
        {
            base.Write(samples);
            heard += samples.Length;
        }

        protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask) =>
            heard < fails ? base.Ask(ask) : throw new NativeLibraryException("The device is lost.");
    }
}
