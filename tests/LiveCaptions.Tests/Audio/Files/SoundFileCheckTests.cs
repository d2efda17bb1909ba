using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

public sealed class SoundFileCheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(byte[] content)
    {
        var path = Path.Combine(folder, "talk.wav");
        File.WriteAllBytes(path, content);
        return path;
    }

    [Fact]
    public void A_path_that_cannot_hold_sound_is_refused_with_its_reason()
    {
        Assert.Contains("does not exist", Refusal(Path.Combine(folder, "none.wav")), StringComparison.Ordinal);
        Assert.Contains("is a folder", Refusal(folder), StringComparison.Ordinal);
        Assert.Contains("is empty", Refusal(Put([])), StringComparison.Ordinal);
    }

    /// <summary>Opening these would wait for ever, or they never end.</summary>
    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/ptmx")]
    [InlineData("/dev/tty")]
    [InlineData("/proc/kmsg")]
    [InlineData("/proc/self/status")]
    [InlineData("FIFO")]
    [InlineData("LINK")]
    public async Task Pipes_and_devices_are_refused_without_being_opened(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs pipes and devices of Linux.");
        var pipe = Path.Combine(folder, "pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe))
            await made.WaitForExitAsync(Test.Stop);
        var link = File.CreateSymbolicLink(Path.Combine(folder, "link.wav"), pipe).FullName;

        var refusal = await Assert
            .ThrowsAsync<SourceException>(() =>
                SoundFileCheck.RequireAsync(
                    path == "FIFO" ? pipe
                        : path == "LINK" ? link
                        : path,
                    Test.Stop
                )
            )
            .WaitAsync(TimeSpan.FromSeconds(4), Test.Stop);

        Assert.Contains("or a pipe or device", refusal.Message, StringComparison.Ordinal);
    }

    private static string Refusal(string path) => Assert.Throws<SourceException>(() => SoundFileCheck.Require(path)).Message;

    [Fact]
    public void A_wav_that_is_cut_short_is_reported_in_seconds()
    {
        var path = Put(Wavs.Write(seconds: 43, present: 21));

        Assert.Equal(
            $"{path} is cut short: its header promises 43.0 s, but it holds 21.0 s, which are captioned.",
            SoundFileCheck.Warning(path)
        );
    }

    [Fact]
    public void A_complete_wav_and_one_of_unknown_length_need_no_warning()
    {
        Assert.Null(SoundFileCheck.Warning(Put(Wavs.Write(seconds: 2, present: 2))));
        Assert.Null(SoundFileCheck.Warning(Put(Wavs.Write(seconds: 2, present: 2, promised: uint.MaxValue))));
        Assert.Null(SoundFileCheck.Warning(Put([.. "RIFFxxxxWAVEfmt"u8])));
        Assert.Null(SoundFileCheck.Warning(Put([1, 2, 3])));
    }

    [Fact]
    public void A_text_file_is_told_from_a_sound_file()
    {
        Assert.True(SoundFileCheck.LooksLikeText(Put([.. "Grüße,\r\n\tthis is text."u8])));
        Assert.False(SoundFileCheck.LooksLikeText(Put(Wavs.Write(seconds: 1, present: 1))));
    }
}
