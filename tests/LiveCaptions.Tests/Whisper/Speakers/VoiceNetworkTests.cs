using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Tests.Whisper.Speakers;

/// <summary>The network against voiceprints of the same sound by the published program's arithmetic, written down in numpy.</summary>
public sealed class VoiceNetworkTests
{
    private static readonly VoiceNetwork Network = new(
        new SpeakerWeights(Path.Combine(AppContext.BaseDirectory, "models", "speaker-ge2e.safetensors"))
    );

    [Theory]
    [InlineData("0.3-1.9", 0.3)]
    [InlineData("5.4-7.0", 5.4)]
    public async Task A_voiceprint_is_the_published_one(string file, double from)
    {
        var sound = await JfkAsync();
        var start = (int)AudioTime.SamplesIn(from);

        var print = Network.Print(sound, [start..(start + (int)VoiceWindows.Length)])[0];

        var published = Numbers($"tests/LiveCaptions.Tests/Whisper/Speakers/Recorded/jfk.{file}.tsv");
        Assert.InRange(Voiceprint.Product(print, published), 0.99999, 1.00001);
        Assert.All(print.Zip(published), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public async Task A_stretch_has_the_same_voiceprint_beside_any_others()
    {
        var sound = await JfkAsync();
        Range[] stretches = [.. Enumerable.Range(1, 11).Select(n => (n * 8000)..(n * 8000 + 8000 + n * 1600))];

        var together = Network.Print(sound, stretches);

        Assert.All(stretches.Zip(together), pair =>
            Assert.Equal(1, Voiceprint.Product(Network.Print(sound, [pair.First])[0], pair.Second), 1e-5)
        );
        Assert.All(together.Zip(together.Skip(1)), pair => Assert.InRange(Voiceprint.Product(pair.First, pair.Second), 0, 0.9999));
    }

    [Fact]
    public async Task A_voiceprint_does_not_depend_on_the_level()
    {
        var sound = await JfkAsync();
        float[] quiet = [.. sound.Select(sample => sample / 50)];

        Assert.Equal(1, Voiceprint.Product(Network.Print(sound, [4800..30400])[0], Network.Print(quiet, [4800..30400])[0]), 1e-5);
    }

    [Fact]
    public void Silence_has_a_voiceprint_of_numbers_too() =>
        Assert.All(Network.Print(new float[25600], [0..25600])[0], number => Assert.True(float.IsFinite(number)));

    private static float[] Numbers(string file) =>
        [
            .. File.ReadAllText(Repository.PathOf(file))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(number => float.Parse(number, CultureInfo.InvariantCulture)),
        ];

    private static Task<float[]> JfkAsync() =>
        SoundFile.ReadAsync(Repository.PathOf("demo/jfk.wav"), Test.Stop, new WavDecoder(new FfmpegDecoder()));
}
