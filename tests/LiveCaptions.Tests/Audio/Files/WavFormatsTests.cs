using System.Buffers.Binary;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

/// <summary>WAV files of every width, rate and number of channels that programs write, read without ffmpeg.</summary>
public sealed class WavFormatsTests : IDisposable
{
    private const int Rate = 16000;
    private const double Seconds = 1.2;
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("livecaptions-").FullName, "talk.wav");
    private readonly ScriptedDecoder others = new([]);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    public static TheoryData<int, int, int, bool> Formats
    {
        get
        {
            var all = new TheoryData<int, int, int, bool>();
            foreach (var (bits, isFloat) in new[] { (8, false), (16, false), (24, false), (32, false), (32, true), (64, true) })
            foreach (var (rate, channels) in new[] { (8000, 1), (11025, 2), (16000, 1), (22050, 6), (44100, 2), (48000, 1), (192_000, 2) })
                all.Add(rate, channels, bits, isFloat);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_form_gives_the_same_sound_to_its_last_sample(int rate, int channels, int bits, bool isFloat)
    {
        await File.WriteAllBytesAsync(path, Wav(rate, channels, bits, isFloat, extended: channels > 2), Test.Stop);

        var sound = await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others));

        Assert.Equal(0, others.Rounds);
        Assert.Equal((int)Math.Round(Seconds * Rate), sound.Length);
        Assert.Equal(Seconds, await new WavDecoder(others).LengthAsync(path, Test.Stop));
        // Beside its ends, where the tone begins and stops in the middle of a swing.
        Assert.All(Enumerable.Range(Rate / 100, sound.Length - Rate / 50), n =>
            Assert.Equal(0.5 * Math.Sin(Math.Tau * 440 * n / Rate), sound[n], bits == 8 ? 0.01 : 0.0005)
        );
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(44100)]
    [InlineData(96000)]
    public async Task It_is_as_long_as_what_ffmpeg_gives_and_sounds_the_same(int rate)
    {
        FfmpegDecoderTests.NeedsFfmpeg();
        await File.WriteAllBytesAsync(path, Wav(rate, 2, 24, isFloat: false, extended: true), Test.Stop);

        var own = await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others));
        var ffmpeg = await SoundFile.ReadAsync(path, Test.Stop, new FfmpegDecoder());

        Assert.InRange(own.Length - ffmpeg.Length, -1, 1);
        Assert.All(Enumerable.Range(Rate / 100, own.Length - Rate / 50), n => Assert.Equal(ffmpeg[n], own[n], 0.0005));
    }

    [Fact]
    public async Task A_chosen_channel_is_heard_alone()
    {
        await File.WriteAllBytesAsync(path, Wav(48000, 2, 16, isFloat: false, extended: false, gains: [0.25, 1]), Test.Stop);

        var first = await ReadAsync(new(path) { Channel = 1 });
        var second = await ReadAsync(new(path) { Channel = 2 });

        Assert.Equal(0.125, first.Max(), 0.005);
        Assert.Equal(0.5, second.Max(), 0.005);
    }

    [Fact]
    public async Task Two_channels_of_which_one_is_reversed_do_not_cancel_each_other()
    {
        var notices = new List<string>();
        await File.WriteAllBytesAsync(path, Wav(48000, 2, 16, isFloat: false, extended: false, gains: [1, -1]), Test.Stop);

        var sound = await ReadAsync(new(path) { Notice = notices.Add });

        Assert.Equal(0.5, sound[(Rate / 2)..].Max(), 0.01);
        Assert.Equal([SoundAdvice.Cancelled], notices);
    }

    [Fact]
    public async Task Samples_that_are_no_numbers_are_silence()
    {
        var wav = Wav(16000, 1, 32, isFloat: true, extended: false);
        BinaryPrimitives.WriteSingleLittleEndian(wav.AsSpan(wav.Length - 4), float.NaN);
        await File.WriteAllBytesAsync(path, wav, Test.Stop);

        Assert.Equal(0, (await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others)))[^1]);
    }

    [Fact]
    public async Task Less_than_one_frame_is_for_the_decoder_behind_it()
    {
        var wav = Wav(48000, 2, 16, isFloat: false, extended: false);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), 3);
        await File.WriteAllBytesAsync(path, wav, Test.Stop);

        await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others));

        Assert.Equal(1, others.Rounds);
    }

    private async Task<float[]> ReadAsync(SoundRequest request)
    {
        var sound = new List<float>();
        await foreach (var block in new WavDecoder(others).DecodeAsync(request, Test.Stop))
            sound.AddRange(block.Span);
        return [.. sound];
    }

    private static byte[] Wav(int rate, int channels, int bits, bool isFloat, bool extended, double[]? gains = null)
    {
        var (frames, bytes) = ((int)Math.Round(Seconds * rate), bits / 8);
        var data = new byte[frames * channels * bytes];
        for (var n = 0; n < frames; n++)
        for (var channel = 0; channel < channels; channel++)
            Put(
                data.AsSpan((n * channels + channel) * bytes),
                0.5 * (gains?[channel] ?? 1) * Math.Sin(Math.Tau * 440 * n / rate),
                bits,
                isFloat
            );
        var kind = isFloat ? 3 : 1;
        byte[] format =
        [
            .. Two(extended ? 0xFFFE : kind),
            .. Two(channels),
            .. Four(rate),
            .. Four(rate * channels * bytes),
            .. Two(channels * bytes),
            .. Two(bits),
        ];
        if (extended)
            format =
            [
                .. format,
                .. Two(22),
                .. Two(bits),
                .. Four(0),
                .. Two(kind),
                0,
                0,
                0,
                0,
                0x10,
                0,
                0x80,
                0,
                0,
                0xAA,
                0,
                0x38,
                0x9B,
                0x71,
            ];
        byte[] head = [.. "WAVE"u8, .. "fmt "u8, .. Four(format.Length), .. format, .. "data"u8, .. Four(data.Length), .. data];
        return [.. "RIFF"u8, .. Four(head.Length), .. head];
    }

    private static void Put(Span<byte> into, double value, int bits, bool isFloat)
    {
        if (isFloat && bits == 32)
            BinaryPrimitives.WriteSingleLittleEndian(into, (float)value);
        else if (isFloat)
            BinaryPrimitives.WriteDoubleLittleEndian(into, value);
        else if (bits == 8)
            into[0] = (byte)Math.Round(128 + value * 128);
        else
            Four((int)(value * int.MaxValue))[(4 - bits / 8)..].CopyTo(into);
    }

    private static byte[] Two(int number) => [(byte)number, (byte)(number >> 8)];

    private static byte[] Four(int number) => [.. Two(number), .. Two(number >> 16)];
}
