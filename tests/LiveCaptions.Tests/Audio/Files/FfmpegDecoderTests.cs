using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

public sealed class FfmpegDecoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static async Task<string> FailureAsync(string path, string program = "ffmpeg") =>
        (await Assert.ThrowsAsync<SourceException>(() => SoundFile.ReadAsync(path, Test.Stop, new FfmpegDecoder(program)))).Message;

    internal static void NeedsFfmpeg()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        Assert.SkipUnless(
            folders.Any(at => File.Exists(Path.Combine(at, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"))),
            "ffmpeg is not installed: sudo apt-get install ffmpeg"
        );
    }

    [Fact]
    public async Task Without_ffmpeg_the_message_says_how_to_get_it()
    {
        var path = Put("talk.wav", Wavs.Write(1, 1));
        var install = OperatingSystem.IsWindows() ? "livecaptions tools pull ffmpeg" : "sudo apt-get install ffmpeg";

        Assert.Equal(
            $"no-such-program was not found, so this sound cannot be read. Install ffmpeg: {install}",
            await FailureAsync(path, "no-such-program")
        );
    }

    [Fact]
    public async Task A_file_is_decoded_and_its_length_is_known()
    {
        NeedsFfmpeg();
        // A colon is what ffmpeg takes for a protocol, and what no name has on Windows.
        var path = Put(OperatingSystem.IsWindows() ? "a talk, really.wav" : "a:talk, really.wav", Wavs.Write(2, 2));

        var sound = await SoundFile.ReadAsync(path, Test.Stop);

        Assert.Equal(32000, sound.Length);
        Assert.Equal(8000 * Math.Sin(0.2 * 1234) / 32768, sound[1234], 0.001);
        Assert.Equal(2, await new FfmpegDecoder().LengthAsync(path, Test.Stop));
    }

    [Fact]
    public async Task A_wav_that_is_cut_short_is_decoded_as_far_as_it_goes()
    {
        NeedsFfmpeg();

        Assert.Equal(16000, (await SoundFile.ReadAsync(Put("cut.wav", Wavs.Write(9, 1)), Test.Stop)).Length);
    }

    [Theory]
    [InlineData("notes.wav")]
    [InlineData("notes.txt")]
    public async Task A_text_file_is_refused(string name)
    {
        NeedsFfmpeg();

        Assert.Contains(
            "is a text file, not sound",
            await FailureAsync(Put(name, [.. "Dear all, this is a letter."u8])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_of_random_bytes_is_refused()
    {
        NeedsFfmpeg();
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        Assert.Contains("is not a sound or video file", await FailureAsync(Put("bytes.wav", bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_refused_because_it_has_no_sound_track()
    {
        NeedsFfmpeg();
        byte[] picture =
        [
            .. "BM"u8,
            58,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            54,
            0,
            0,
            0,
            40,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            0,
            24,
            0,
            .. new byte[24],
            9,
            9,
            9,
            0,
        ];

        Assert.Contains("has no sound track", await FailureAsync(Put("picture.bmp", picture)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_stops_early_ends_the_process()
    {
        NeedsFfmpeg();
        var path = Put("long.wav", Wavs.Write(600, 600));

        await foreach (var block in new FfmpegDecoder().DecodeAsync(path, Test.Stop))
        {
            Assert.NotEqual(0, block.Length);
            break;
        }

        using var gone = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new FfmpegDecoder().DecodeAsync(path, gone.Token))
                await gone.CancelAsync();
        });
    }
}
