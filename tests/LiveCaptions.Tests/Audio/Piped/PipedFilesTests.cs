using System.Diagnostics;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Piped;

namespace LiveCaptions.Tests.Audio.Piped;

/// <summary>Real files made by ffmpeg, sent through a pipe: all of their sound is read, the first words included.</summary>
public sealed class PipedFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("talk.wav", "-ar 44100 -ac 2")]
    [InlineData("mono.wav", "-ar 16000 -ac 1")]
    [InlineData("wide.wav", "-ar 96000 -ac 6 -c:a pcm_s24le")]
    [InlineData("talk.mp3", "-ar 44100 -ac 2")]
    [InlineData("talk.flac", "-ar 48000")]
    [InlineData("talk.ogg", "-ar 48000 -ac 2")]
    [InlineData("talk.mkv", "-ar 48000 -c:a aac")]
    [InlineData("talk.ts", "-ar 48000 -c:a mp2")]
    [InlineData("talk.m4a", "-c:a aac -movflags +faststart")]
    public async Task All_sound_of_a_file_through_a_pipe_is_read(string name, string arguments)
    {
        var sound = await ReadAsync(Make(name, arguments));

        Assert.Equal(11, sound.Count / 16000.0, 0.15);
        // "And so" begins a third of a second after the start.
        Assert.InRange(sound.FindIndex(sample => Math.Abs(sample) > 0.05f) / 16000.0, 0.2, 0.6);
    }

    [Fact]
    public async Task A_file_that_only_a_seekable_input_can_hold_is_named_with_its_remedy()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(Make("late.m4a", "-c:a aac")));

        Assert.Contains("whose index is at its end", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<float>> ReadAsync(string path)
    {
        await using var input = File.OpenRead(path);
        var heard = new List<float>();
        await foreach (var block in new PipedSound("Standard input", new(SampleFormat.S16le)).ReadAsync(input, Test.Stop))
            heard.AddRange(block.Span);
        return heard;
    }

    private string Make(string name, string arguments)
    {
        var path = Path.Combine(folder, name);
        var start = new ProcessStartInfo("ffmpeg", $"-nostdin -v error -i {Repository.PathOf("demo/jfk.wav")} {arguments} {path}");
        try
        {
            using var ffmpeg = Process.Start(start)!;
            ffmpeg.WaitForExit();
            Assert.Equal(0, ffmpeg.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ffmpeg is not installed: sudo apt-get install ffmpeg");
        }
        return path;
    }
}
