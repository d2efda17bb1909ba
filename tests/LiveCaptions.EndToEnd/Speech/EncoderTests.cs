using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Engines;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>The engine's encoder and decoder with the embedded model.</summary>
public sealed class EncoderTests : IDisposable
{
    // Behind it, the sound of the next steps has been louder than all before, which changes how quiet sound is raised.
    private const int Window = 64000;

    private readonly LoadedModel model = SpeechEngines.Start().Load(RealSpeech.Model, card: null);
    private readonly float[] sound = RealSpeech.Clip("jfk");

    public void Dispose() => model.Dispose();

    [Theory]
    [InlineData(3200)]
    [InlineData(1600)]
    [InlineData(12345)]
    public void A_window_that_grew_step_by_step_is_encoded_as_one_that_came_at_once(int step)
    {
        using var decoder = model.OpenDecoder(threads: 1);
        for (var (samples, before) = (step, 0); before < Window; (samples, before) = (Math.Min(samples + step, Window), samples))
            decoder.Encode(sound.AsSpan(0, samples), same: before, from: 0);

        AssertEncodedAtOnce(decoder);
    }

    [Fact]
    public void Another_window_keeps_nothing_of_the_one_before()
    {
        using var decoder = model.OpenDecoder(threads: 1);
        decoder.Encode(sound.AsSpan(Window, Window), same: 0, from: 0);
        decoder.Encode(sound.AsSpan(0, Window), same: 0, from: 0);

        AssertEncodedAtOnce(decoder);
    }

    [Theory]
    [InlineData(3200)]
    [InlineData(12345)]
    public void So_is_one_that_is_heard_slowly(int step)
    {
        using var decoder = model.OpenDecoder(threads: 1);
        for (var (samples, before) = (step, 0); before < Window; (samples, before) = (Math.Min(samples + step, Window), samples))
            decoder.Encode(sound.AsSpan(0, samples), same: before, from: 0, TimeStretch.Double);

        AssertEncodedAtOnce(decoder, TimeStretch.Double);
    }

    [Fact]
    public void Sound_that_was_heard_as_it_was_said_is_encoded_anew_to_be_heard_slowly()
    {
        using var decoder = model.OpenDecoder(threads: 1);
        decoder.Encode(sound.AsSpan(0, Window), same: 0, from: 0);
        decoder.Encode(sound.AsSpan(0, Window), same: Window, from: 0, TimeStretch.Half);

        AssertEncodedAtOnce(decoder, TimeStretch.Half);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Slow_speech_heard_slowly_has_the_same_words_at_the_same_times(double factor)
    {
        using var decoder = model.OpenDecoder(threads: 1);
        var transcriber = new Transcriber(decoder, model.Layout, model.Vocabulary, new());
        var usual = Heard(transcriber, TimeStretch.None);
        var slow = Heard(transcriber, factor < 2 ? TimeStretch.Half : TimeStretch.Double);

        Assert.Equal(["and", "so", "my", "fellow", "americans"], usual.Select(word => word.Word));
        Assert.Equal(usual.Select(word => word.Word), slow.Select(word => word.Word));
        Assert.All(usual.Zip(slow), pair => Assert.InRange(pair.Second.Start - pair.First.Start, -0.25, 0.25));
    }

    [Fact]
    public void Tokens_read_at_once_are_scored_as_those_read_one_by_one() =>
        Assert.All(ScoresReadBothWays(), read => Assert.Equal(read.AtOnce, read.Alone, (a, b) => MathF.Abs(a - b) < 0.1f));

    [Fact]
    public void They_are_so_to_the_bit_where_all_products_are_ours()
    {
        const string Information = "/proc/cpuinfo";
        Assert.SkipUnless(
            File.Exists(Information) && File.ReadAllText(Information).Contains("avx512_vnni", StringComparison.Ordinal),
            "Products of 8-bit weights are ours where the processor has AVX-512 VNNI."
        );
        Assert.All(ScoresReadBothWays(), read => Assert.Equal(read.AtOnce, read.Alone));
    }

    [Fact]
    public void Attention_needs_no_scores_and_adds_up_to_one_at_most()
    {
        using var decoder = model.OpenDecoder(threads: 1);
        decoder.Encode(sound.AsSpan(0, Window), same: 0, from: 0);
        decoder.Read([.. model.Layout.Prompt("en"), 843, 523, 616], 0, rows: 0);
        for (var position = 0; position < 5; position++)
        {
            var weights = decoder.Attention(position).ToArray();
            Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
            Assert.InRange(weights.Sum(), 0.05f, 1.001f);
        }
    }

    /// <summary>The scores after each of some tokens: read in one batch, and one by one.</summary>
    private List<(float[] AtOnce, float[] Alone)> ScoresReadBothWays()
    {
        using var decoder = model.OpenDecoder(threads: 1);
        decoder.Encode(sound.AsSpan(0, Window), same: 0, from: 0);
        int[] tokens = [.. model.Layout.Prompt("en"), 843, 523, 616];
        decoder.Read(tokens, 0, rows: tokens.Length);
        var atOnce = tokens.Select((_, position) => decoder.Logits(position).ToArray()).ToArray();
        List<(float[], float[])> read = [];
        for (var position = 0; position < tokens.Length; position++)
        {
            decoder.Read([tokens[position]], position, rows: 1);
            read.Add((atOnce[position], decoder.Logits(position).ToArray()));
        }
        return read;
    }

    private List<(string Word, double Start)> Heard(Transcriber transcriber, TimeStretch stretch)
    {
        var decode = transcriber.Transcribe(
            new()
            {
                Sound = sound.AsSpan(0, 7 * 16000),
                Start = 0,
                Final = true,
                Stretch = stretch,
            }
        );
        var words = decode.Hypothesis;
        var starts = decode.TokenStarts.ToArray();
        return [.. words.Keys.Take(5).Select((word, i) => (word, new AudioTime(starts[words.TokensOf(i)]).Seconds))];
    }

    private void AssertEncodedAtOnce(IOwnedDecoder decoder, TimeStretch stretch = default)
    {
        using var other = model.OpenDecoder(threads: 1);
        other.Encode(sound.AsSpan(0, Window), same: 0, from: 0, stretch);
        Assert.Equal(Scores(other), Scores(decoder), (a, b) => MathF.Abs(a - b) < 1e-3f);
    }

    private float[] Scores(IOwnedDecoder decoder)
    {
        decoder.Read(model.Layout.Prompt("en"), 0, rows: 1);
        return decoder.Logits(model.Layout.Prompt("en").Length - 1).ToArray();
    }
}
