using System.Globalization;
using System.Runtime.InteropServices;
using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Engines;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>
/// Moonshine in the engine, compared with a plain computation of the same network with the same weights; skipped where those are missing.
/// </summary>
public sealed class MoonshineTests(ITestOutputHelper output) : IDisposable
{
    private const double FrameSeconds = 384 / 16000d;
    private readonly LoadedModel model = SpeechEngines.Start().Load(SharedData.PathOf("models/moonshine-base-en-q8_0.gguf"), card: null);

    public void Dispose() => model.Dispose();

    /// <summary>A row of the reference: the token fed, the best next one, and where its attention peaks.</summary>
    private sealed record Row(int Input, int Next, string Text, double Peak);

    [Fact]
    public async Task Frames_are_those_of_the_reference()
    {
        var expected = Numbers("jfk.frames.f32");
        using var decoder = await EncodedAsync();
        var frames = decoder.Frames(MoonshineTensors.Width);

        Assert.Equal(expected.Length, frames.Length);
        var apart = expected.Zip(frames, (a, b) => Math.Abs((double)a - b)).ToList();
        output.WriteLine($"frames differ by {apart.Average():F4} on average, {apart.Max():F3} at most");
        Assert.InRange(apart.Average(), 0, 0.015); // the weights' products round the sound to 8 bits
        Assert.InRange(apart.Max(), 0, 0.4);
    }

    [Fact]
    public async Task Tokens_and_the_sound_they_look_at_are_those_of_the_reference()
    {
        var (rows, attention) = (Rows(), Numbers("jfk.attention.f32"));
        using var decoder = await EncodedAsync();
        decoder.Read([.. rows.Select(row => row.Input)], 0, rows: rows.Count);

        var frames = attention.Length / rows.Count;
        var apart = rows.SelectMany((_, i) => attention[(i * frames)..].Zip(decoder.Attention(i).ToArray(), (a, b) => Math.Abs(a - b)));
        output.WriteLine($"attention differs by {apart.Max():F4} at most");
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(rows[i].Next, TokenChoice.Best(decoder.Logits(i)).Token);
            var weights = decoder.Attention(i);
            Assert.Equal(frames, weights.Length);
            Assert.InRange(Peak(weights) * FrameSeconds, rows[i].Peak - 0.05, rows[i].Peak + 0.05);
            for (var f = 0; f < frames; f++)
                Assert.InRange(weights[f] - attention[i * frames + f], -0.02f, 0.02f);
        }
    }

    [Fact]
    public async Task Tokens_are_written_as_text()
    {
        using var decoder = await EncodedAsync();
        var text = Greedy(decoder);

        Assert.Equal(Rows().Select(row => row.Next), [.. text, model.Layout.EndOfText]);
        Assert.Equal(
            " And so my fellow Americans ask not what your country can do for you ask what you can do for your country",
            model.Vocabulary.Text([.. text])
        );
    }

    [Fact]
    public async Task A_row_read_in_one_batch_has_the_scores_of_tokens_read_one_by_one()
    {
        using var decoder = await EncodedAsync();
        int[] tokens = [.. Rows().Select(row => row.Input)];
        decoder.Read(tokens, 0, rows: tokens.Length);
        var atOnce = tokens.Select((_, position) => (decoder.Logits(position).ToArray(), decoder.Attention(position).ToArray())).ToArray();

        var apart = 0f;
        for (var position = 0; position < tokens.Length; position++)
        {
            decoder.Read([tokens[position]], position, rows: 1);
            apart = Math.Max(apart, decoder.Logits(position).ToArray().Zip(atOnce[position].Item1, (a, b) => MathF.Abs(a - b)).Max());
            Assert.Equal(TokenChoice.Best(atOnce[position].Item1).Token, TokenChoice.Best(decoder.Logits(position)).Token);
            Assert.Equal(atOnce[position].Item1, decoder.Logits(position).ToArray(), (a, b) => MathF.Abs(a - b) < 0.1f);
            Assert.Equal(atOnce[position].Item2, decoder.Attention(position).ToArray(), (a, b) => MathF.Abs(a - b) < 0.01f);
        }
        output.WriteLine($"scores differ by {apart} at most");
    }

    [Fact]
    public async Task A_draft_is_verified_behind_tokens_that_were_read_before()
    {
        using var decoder = await EncodedAsync();
        int[] tokens = [.. Rows().Select(row => row.Input)];
        decoder.Read(tokens, 0, rows: 1);
        var whole = decoder.Logits(tokens.Length - 1).ToArray();
        decoder.Read([.. tokens[..9], 50, 60, 70], 0, rows: 0); // another text, forgotten by what follows
        decoder.Read(tokens.AsSpan(9), 9, rows: tokens.Length - 9);

        Assert.Equal(whole, decoder.Logits(tokens.Length - 1).ToArray(), (a, b) => MathF.Abs(a - b) < 0.1f);
    }

    [Fact]
    public async Task Another_window_keeps_nothing_of_the_one_before()
    {
        var sound = await SoundAsync();
        using var decoder = (MoonshineDecoder)model.OpenDecoder(threads: 2);
        decoder.Encode(sound.AsSpan(0, 64000), 0, 0, TimeStretch.None);
        _ = Greedy(decoder);
        decoder.Encode(sound, 0, 0, TimeStretch.None);

        Assert.Equal(Rows().Select(row => row.Next), [.. Greedy(decoder), model.Layout.EndOfText]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(895)]
    [InlineData(30 * 16000)]
    public void Sound_of_any_length_is_encoded(int samples)
    {
        using var decoder = model.OpenDecoder(threads: 1);
        decoder.Encode(new float[samples], 0, 0);
        decoder.Read([model.Layout.Start], 0, rows: 1);
        Assert.InRange(TokenChoice.Best(decoder.Logits(0)).Probability, 0.01f, 1);
        Assert.InRange(decoder.Attention(0).ToArray().Sum(), 0.99f, 1.01f);
    }

    [Fact]
    public void What_cannot_be_computed_is_refused_in_a_sentence()
    {
        using var decoder = model.OpenDecoder(threads: 1);
        Assert.Contains("nothing was encoded", Refusal(() => decoder.Read([1], 0, 1)), StringComparison.Ordinal);
        Assert.Contains("too much sound", Refusal(() => decoder.Encode(new float[40 * 16000], 0, 0)), StringComparison.Ordinal);
        decoder.Encode(new float[16000], 0, 0);
        Assert.Contains("no such token", Refusal(() => decoder.Read([32768], 0, 1)), StringComparison.Ordinal);
        Assert.Contains("too many tokens", Refusal(() => decoder.Read([5], 3, 1)), StringComparison.Ordinal);

        static string Refusal(Action action) => Assert.Throws<LiveCaptions.Whisper.NativeLibraryException>(action).Message;
    }

    private List<int> Greedy(MoonshineDecoder decoder)
    {
        List<int> text = [];
        for (var token = model.Layout.Start; text.Count < 80; text.Add(token))
        {
            decoder.Read([token], text.Count, rows: 1);
            token = TokenChoice.Best(decoder.Logits(text.Count)).Token;
            if (token == model.Layout.EndOfText)
                break;
        }
        return text;
    }

    private async Task<MoonshineDecoder> EncodedAsync()
    {
        var sound = await SoundAsync();
        var decoder = (MoonshineDecoder)model.OpenDecoder(threads: 2);
        decoder.Encode(sound, 0, 0, TimeStretch.None);
        return decoder;
    }

    private static Task<float[]> SoundAsync() =>
        SoundFile.ReadAsync(SharedData.PathOf("speech/jfk.wav"), TestContext.Current.CancellationToken);

    private static int Peak(ReadOnlySpan<float> weights)
    {
        var highest = 0;
        for (var i = 1; i < weights.Length; i++)
            if (weights[i] > weights[highest])
                highest = i;
        return highest;
    }

    private static float[] Numbers(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedData.PathOf($"reference/moonshine/{name}"))).ToArray();

    private static List<Row> Rows() =>
        [
            .. File.ReadLines(SharedData.PathOf("reference/moonshine/jfk.tokens.tsv"))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(cells => new Row(
                    int.Parse(cells[1], CultureInfo.InvariantCulture),
                    int.Parse(cells[2], CultureInfo.InvariantCulture),
                    cells[3],
                    double.Parse(cells[7], CultureInfo.InvariantCulture)
                )),
        ];
}
