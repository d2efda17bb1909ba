using LiveCaptions.Audio.Files;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Engines;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Moonshine in live captions: only new frames are computed in a step; skipped where its weights are missing.</summary>
public sealed class MoonshineStreamTests(ITestOutputHelper output)
{
    private const int Step = 3200,
        ToTheRight = 83;

    private static string Model => SharedData.PathOf("models/moonshine-base-en-q8_0.gguf");

    [Theory]
    [InlineData("jfk")]
    [InlineData("demo")]
    public async Task Speech_is_captioned(string clip)
    {
        var words = Captioned(await SoundAsync($"speech/{clip}.wav"));

        var wrong = Alignment.Of(ReferenceText.Load(SharedData.PathOf($"speech/{clip}.txt")).Words, PlainWords.Of(Text(words))).Edits;
        output.WriteLine($"{wrong} wrong: {Text(words)}");
        Assert.InRange(wrong, 0, clip == "jfk" ? 0 : 6);
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.End.Samples <= pair.Second.End.Samples));
    }

    [Theory]
    [InlineData("moh-macroform-robot-dity")]
    [InlineData("office-ambience")]
    [InlineData("pink-30dbfs")]
    public async Task Nothing_is_written_where_nobody_speaks(string clip) =>
        Assert.Equal("", Text(Captioned(await SoundAsync($"speech/nonspeech/{clip}.wav"))));

    [Fact]
    public async Task A_window_that_is_computed_anew_as_it_grows_is_encoded_as_one_that_came_at_once()
    {
        var sound = (await SoundAsync("speech/jfk.wav"))[..(8 * AudioTime.SampleRate)];
        var grown = Frames(sound, from: _ => 0);

        Assert.Equal(Frames(sound), grown);
    }

    [Fact]
    public async Task Frames_that_are_kept_differ_little_from_those_of_the_whole_window()
    {
        var sound = (await SoundAsync("speech/jfk.wav"))[..(8 * AudioTime.SampleRate)];
        var kept = Frames(sound, from: samples => Math.Max(0, samples / 384 - ToTheRight));

        var apart = Frames(sound).Zip(kept, (a, b) => Math.Abs((double)a - b)).Average();
        output.WriteLine($"frames differ by {apart:F3} on average");
        Assert.InRange(apart, 0.0001, 0.2);
    }

    [Fact]
    public async Task A_frame_that_is_kept_stays_as_it_was()
    {
        var sound = await SoundAsync("speech/jfk.wav");
        using var model = SpeechEngines.Start().Load(Model, card: null);
        using var decoder = (MoonshineDecoder)model.OpenDecoder(threads: 2);
        decoder.Encode(sound.AsSpan(0, 5 * AudioTime.SampleRate), same: 0, from: 0, TimeStretch.None);
        var before = decoder.Frames(MoonshineTensors.Width);
        decoder.Encode(sound.AsSpan(0, 6 * AudioTime.SampleRate), same: 5 * AudioTime.SampleRate, from: 100, TimeStretch.None);
        var after = decoder.Frames(MoonshineTensors.Width);

        Assert.Equal(before[..(100 * MoonshineTensors.Width)], after[..(100 * MoonshineTensors.Width)]);
        Assert.NotEqual(before[(100 * MoonshineTensors.Width)..], after[(100 * MoonshineTensors.Width)..before.Length]);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(100)]
    public async Task Frames_that_there_are_not_are_computed(int from)
    {
        var sound = (await SoundAsync("speech/jfk.wav"))[..(2 * AudioTime.SampleRate)];
        using var model = SpeechEngines.Start().Load(Model, card: null);
        using var decoder = (MoonshineDecoder)model.OpenDecoder(threads: 2);
        decoder.Encode(sound, same: 1, from, TimeStretch.None);

        Assert.Equal(Frames(sound), decoder.Frames(MoonshineTensors.Width));
    }

    /// <summary>Frames of a window that grows by steps; without <paramref name="from"/>, of one that came at once.</summary>
    private static float[] Frames(float[] sound, Func<int, int>? from = null)
    {
        using var model = SpeechEngines.Start().Load(Model, card: null);
        using var decoder = (MoonshineDecoder)model.OpenDecoder(threads: 2);
        var before = 0;
        for (var samples = from is null ? sound.Length : Step; samples <= sound.Length; samples += Step)
        {
            decoder.Encode(sound.AsSpan(0, samples), before, from?.Invoke(before) ?? 0, TimeStretch.None);
            before = samples;
        }
        return decoder.Frames(MoonshineTensors.Width);
    }

    private static List<SettledWord> Captioned(float[] sound)
    {
        using var model = SpeechModel.Load(Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
        using var stream = model.OpenStream();
        return RealSpeech.Transcribe(stream, sound);
    }

    private static string Text(IEnumerable<SettledWord> words) => string.Join(' ', words.Select(word => word.Text));

    private static Task<float[]> SoundAsync(string path) =>
        SoundFile.ReadAsync(SharedData.PathOf(path), TestContext.Current.CancellationToken);
}
