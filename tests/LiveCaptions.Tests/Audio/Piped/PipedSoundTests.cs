using System.Text;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Piped;
using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Audio.Piped;

public class PipedSoundTests
{
    private static async Task<List<float>> ReadAsync(byte[] bytes, SampleFormat format = SampleFormat.S16le)
    {
        using var input = new MemoryStream(bytes);
        var heard = new List<float>();
        await foreach (var block in new PipedSound("Standard input", new(format)).ReadAsync(input, Test.Stop))
            heard.AddRange(block.Span);
        return heard;
    }

    private static double Wave(int n) => 0.3 * Math.Sin(n * 0.09) + 0.2 * Math.Sin(n * 0.031);

    private static byte[] Samples(Func<double, byte[]> bytesOf, int seconds = 3) =>
        [.. new byte[800], .. Enumerable.Range(0, 16000 * seconds).SelectMany(n => bytesOf(Wave(n)))];

    private static byte[] S16(double x) => BitConverter.GetBytes((short)(x * 32767));

    public static TheoryData<string, byte[], string> Wrong =>
        new()
        {
            { "floats", Samples(x => BitConverter.GetBytes((float)x)), "32-bit floats" },
            { "doubles", Samples(BitConverter.GetBytes), "64-bit floats" },
            { "big-endian", Samples(x => [.. S16(x).Reverse()]), "other byte order" },
            { "twice", Samples(x => [.. S16(x), .. S16(x)]), "two channels" },
            { "noise", Noise(), "compressed data" },
            { "a page", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Grüße, not found</body></html>"), "text (\"<!DOCTYPE html>" },
            { "JSON", Encoding.UTF8.GetBytes("{\"error\": \"no such device\"}\n"), "text (" },
            { "gzip", [0x1F, 0x8B, 8, 0, .. new byte[50]], "compressed by gzip" },
            { "PDF", [.. "%PDF-1.7"u8, .. new byte[50]], "a PDF document" },
            { "PNG", [0x89, 0x50, 0x4E, 0x47, .. new byte[50]], "a PNG picture" },
        };

    private static byte[] Noise()
    {
        var bytes = new byte[64000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_not_the_expected_sound_is_named_with_its_remedy(string kind, byte[] bytes, string named)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(bytes));

        Assert.True(error.Message.Contains(named, StringComparison.Ordinal), $"{kind}: {error.Message}");
        Assert.EndsWith("ffmpeg -i INPUT -ac 1 -ar 16000 -f s16le -", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Integers_where_floats_are_expected_are_named() =>
        Assert.Contains(
            "16-bit integers",
            (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(Samples(S16), SampleFormat.F32le))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Samples_as_expected_pass_whatever_they_hold()
    {
        byte[] silence = new byte[64000];
        var quietNoise = new Random(2);
        byte[] hiss = [.. Enumerable.Range(0, 32000).SelectMany(_ => S16((quietNoise.NextDouble() - 0.5) * 0.4))];

        Assert.Equal(32000, (await ReadAsync(silence)).Count);
        Assert.Equal(32000, (await ReadAsync(hiss)).Count);
        Assert.Equal(48400, (await ReadAsync(Samples(S16))).Count);
        Assert.Equal(48200, (await ReadAsync(Samples(x => BitConverter.GetBytes((float)x)), SampleFormat.F32le)).Count);
    }

    public static TheoryData<string, byte[]> Containers =>
        new()
        {
            { "WAV", [.. "RIFF"u8, 1, 2, 3, 4, .. "WAVE"u8] },
            { "WAV", [.. "RF64"u8, 255, 255, 255, 255, .. "WAVE"u8] },
            { "AIFF", [.. "FORM"u8, 0, 0, 0, 9, .. "AIFF"u8] },
            { "FLAC", [.. "fLaC"u8, 0, 0] },
            { "Ogg", [.. "OggS"u8, 0, 2] },
            { "MP3", [.. "ID3"u8, 4, 0] },
            { "MP4", [0, 0, 0, 32, .. "ftypisom"u8] },
            { "Matroska or WebM", [0x1A, 0x45, 0xDF, 0xA3, 1] },
            { "AU", [.. ".snd"u8, 0, 0, 0, 24] },
            { "CAF", [.. "caff"u8, 0, 1] },
            { "MP3", Mp3() },
            { "AAC", Adts() },
            { "MPEG-TS", [.. Enumerable.Range(0, 2048).Select(n => (byte)(n % 188 == 0 ? 0x47 : n))] },
        };

    private static byte[] Mp3()
    {
        var bytes = new byte[2048];
        // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        foreach (var at in (int[])[0, 417])
            ((ReadOnlySpan<byte>)[0xFF, 0xFB, 0x90, 0x00]).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private static byte[] Adts()
    {
        var bytes = new byte[2048];
        foreach (var at in (int[])[0, 256])
            ((ReadOnlySpan<byte>)[0xFF, 0xF1, 0x50, 0x80, 256 >> 3, 0x1F, 0xFC]).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Containers_are_recognised(string name, byte[] head) =>
        Assert.Equal(new SoundSignature(PipedKind.Container, name), SoundSignature.Of(head));

    [Fact]
    public async Task A_sound_file_is_decoded()
    {
        FfmpegDecoderTests.NeedsFfmpeg();

        Assert.Equal(32000, (await ReadAsync(Wavs.Write(2, 2))).Count);
    }
}
