using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

public sealed class WavDecoderTests : IDisposable
{
    /// <summary>Where the bytes of the format chunk lie in a file of <see cref="Wavs"/>.</summary>
    private const int Format = 32;

    private readonly string path = Path.Combine(
        Directory.CreateTempSubdirectory("livecaptions-").FullName,
        OperatingSystem.IsWindows() ? "a talk, really.wav" : "a:talk, really.wav"
    );
    private readonly ScriptedDecoder others = new(new float[777]);

    public static TheoryData<string, byte[]> Others =>
        new()
        {
            { "two channels", Changed((Format + 2, 2)) },
            { "another rate", Changed((Format + 4, 0x44), (Format + 5, 0xAC)) },
            { "24 bits", Changed((Format + 14, 24)) },
            { "floats", Changed((Format, 3)) },
            { "A-law", Changed((Format, 6)) },
            { "an extended format", Changed((Format, 0xFE), (Format + 1, 0xFF)) },
            { "RF64", Changed((1, (byte)'F'), (2, (byte)'6'), (3, (byte)'4')) },
            { "cut short", Wavs.Write(9, 1) },
            { "written to a pipe", Wavs.Write(0, 1, promised: uint.MaxValue) },
            { "no length", Wavs.Write(0, 1, promised: 0) },
            { "a short format chunk", Changed((Format - 4, 14)) },
            { "another kind", "fLaC and so on"u8.ToArray() },
        };

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public async Task Plain_samples_are_read_without_another_program_up_to_their_end()
    {
        // Programs write the title behind the samples.
        await File.WriteAllBytesAsync(path, [.. Wavs.Write(2, 2), .. "LIST"u8, 4, 0, 0, 0, .. "INFO"u8], Test.Stop);

        var sound = await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others));

        Assert.Equal(Enumerable.Range(0, 32000).Select(n => (short)(8000 * Math.Sin(n * 0.2)) / 32768f), sound);
        Assert.Equal(2, await new WavDecoder(others).LengthAsync(path, Test.Stop));
        Assert.Equal(0, others.Rounds);
    }

    [Theory]
    [InlineData("demo/demo.wav")]
    [InlineData("demo/jfk.wav")]
    public async Task They_are_the_same_as_ffmpeg_s(string clip)
    {
        FfmpegDecoderTests.NeedsFfmpeg();
        var file = Repository.PathOf(clip);

        Assert.Equal(
            await SoundFile.ReadAsync(file, Test.Stop, new FfmpegDecoder()),
            await SoundFile.ReadAsync(file, Test.Stop, new WavDecoder(others))
        );
        Assert.Equal(0, others.Rounds);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task All_other_files_are_for_the_decoder_behind_it(string kind, byte[] content)
    {
        await File.WriteAllBytesAsync(path, content, Test.Stop);

        Assert.True((await SoundFile.ReadAsync(path, Test.Stop, new WavDecoder(others))).Length == 777, kind);
        Assert.Equal(777 / 16000.0, await new WavDecoder(others).LengthAsync(path, Test.Stop));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(null, 2)]
    public async Task So_is_a_wish_that_such_a_file_cannot_meet(int? track, int? channel)
    {
        await File.WriteAllBytesAsync(path, Wavs.Write(1, 1), Test.Stop);
        await foreach (var _ in new WavDecoder(others).DecodeAsync(new(path) { AudioTrack = track, Channel = channel }, Test.Stop)) { }
        Assert.Equal(1, others.Rounds);
    }

    private static byte[] Changed(params (int At, byte Value)[] changes)
    {
        var wav = Wavs.Write(1, 1);
        foreach (var (at, value) in changes)
            wav[at] = value;
        return wav;
    }
}
