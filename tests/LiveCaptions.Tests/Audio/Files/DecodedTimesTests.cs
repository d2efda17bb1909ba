using System.Diagnostics;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

/// <summary>Real files made by ffmpeg: a sample's position is its time in a player, whatever the file's clock does.</summary>
public sealed class DecodedTimesTests : IDisposable
{
    private const int Rate = 16000;
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A tone of a second, which begins at this time of the file.</summary>
    [Theory]
    [InlineData("late.mkv", "-f lavfi -i color=s=64x36:r=5:d=8 -itsoffset 3 -i TONE -map 0 -map 1 -c:v mpeg4 -c:a aac", 3)]
    [InlineData("late.mp4", "-f lavfi -i color=s=64x36:r=5:d=8 -itsoffset 3 -i TONE -map 0 -map 1 -c:v mpeg4 -c:a aac", 3)]
    [InlineData("late.ts", "-f lavfi -i color=s=64x36:r=5:d=8 -itsoffset 3 -i TONE -map 0 -map 1 -c:v mpeg2video -r 25 -c:a mp2", 3)]
    [InlineData(
        "cut.mkv",
        "-f lavfi -i anullsrc=r=16000:d=5 -i TONE -filter_complex [0][1]concat=v=0:a=1,aselect='not(between(t,1,4))' -c:a pcm_s16le",
        5
    )]
    [InlineData(
        "cut.ts",
        "-f lavfi -i anullsrc=r=48000:d=5 -i TONE -filter_complex [0][1]concat=v=0:a=1,aselect='not(between(t,1,4))' -c:a aac",
        5
    )]
    [InlineData("offset.mkv", "-itsoffset 7 -i TONE -c:a pcm_s16le", 0)]
    [InlineData("plain.mp3", "-i TONE -ar 44100", 0)]
    [InlineData("plain.m4a", "-i TONE -c:a aac", 0)]
    [InlineData("plain.flac", "-i TONE", 0)]
    public async Task Sound_lies_where_a_player_plays_it(string name, string arguments, double begin)
    {
        var tone = Make("tone.wav", "-f lavfi -i sine=f=1000:r=16000:d=1 -af volume=4");
        var path = Make(name, arguments.Replace("TONE", tone, StringComparison.Ordinal));

        var sound = await SoundFile.ReadAsync(path, Test.Stop);

        var first = Array.FindIndex(sound, sample => Math.Abs(sample) > 0.1f);
        Assert.Equal(begin, first / (double)Rate, 0.08);
    }

    [Fact]
    public async Task Files_joined_end_to_end_lose_no_sound()
    {
        var part = Make("part.ts", "-f lavfi -i sine=f=1000:r=48000:d=4 -c:a mp2");
        var joined = Path.Combine(folder, "joined.ts");
        var bytes = await File.ReadAllBytesAsync(part, Test.Stop);
        await File.WriteAllBytesAsync(joined, [.. bytes, .. bytes], Test.Stop);

        Assert.Equal(8, (await SoundFile.ReadAsync(joined, Test.Stop)).Length / (double)Rate, 0.2);
    }

    [Fact]
    public async Task A_file_without_holes_is_decoded_as_it_is()
    {
        var path = Repository.PathOf("demo/jfk.wav");
        var plain = Path.Combine(folder, "plain.raw");
        Run($"-i {path} -ac 1 -ar 16000 -f f32le {plain}");

        var sound = await SoundFile.ReadAsync(path, Test.Stop);

        Assert.Equal(await File.ReadAllBytesAsync(plain, Test.Stop), System.Runtime.InteropServices.MemoryMarshal.AsBytes(sound.AsSpan()));
    }

    [Theory]
    [InlineData("6.wav", "-af pan=5.1|LFE=c0", null)]
    [InlineData("32.wav", "-af aeval=exprs='PARTS'", null)]
    [InlineData("anti.wav", "-af aeval=exprs='val(0)|-val(0)'", null)]
    [InlineData("quad.wav", "-af aeval=exprs='val(0)|-val(0)|val(0)|-val(0)'", null)]
    [InlineData("second.wav", "-af aeval=exprs='random(0)|val(0)'", 2)]
    public async Task Speech_is_as_loud_as_its_channel(string name, string arguments, int? channel)
    {
        var tone = Make("tone.wav", "-f lavfi -i sine=f=1000:r=16000:d=2");
        var parts = string.Join('|', Enumerable.Range(0, 32).Select(c => c == 20 ? "val(0)" : "0"));
        var path = Make(name, $"-i {tone} {arguments.Replace("PARTS", parts, StringComparison.Ordinal)}");
        var sound = new List<float>();

        await foreach (var block in new FfmpegDecoder().DecodeAsync(new(path) { Channel = channel }, Test.Stop))
            sound.AddRange(block.Span);

        var alone = LiveCaptions.Tests.Capture.Tone.Amplitude(await SoundFile.ReadAsync(tone, Test.Stop), 1000, Rate);
        Assert.Equal(alone, LiveCaptions.Tests.Capture.Tone.Amplitude(sound.ToArray(), 1000, Rate), alone * 0.05);
    }

    [Theory]
    [InlineData("anullsrc=d=9", true)]
    [InlineData("anoisesrc=d=9:a=0.2", true)]
    [InlineData("sine=d=9", true)]
    [InlineData("sine=d=9[x];[x]tremolo=f=4:d=0.99", false)]
    public async Task The_audio_track_that_is_spoken_on_is_captioned_and_named(string first, bool second)
    {
        var path = Make(
            "two.mkv",
            $"-f lavfi -i {first} -i {Repository.PathOf("demo/jfk.wav")} -map 0:a -map 1:a -t 9 -c:a pcm_s16le -metadata:s:a:1 title=Mic"
        );
        var notices = new List<string>();

        await foreach (var _ in new FfmpegDecoder().DecodeAsync(new(path) { Notice = notices.Add }, Test.Stop)) { }

        if (second)
            Assert.Contains("so audio track 2 (\"Mic\") is captioned", Assert.Single(notices), StringComparison.Ordinal);
        else
            Assert.Empty(notices);
    }

    private string Make(string name, string arguments)
    {
        var path = Path.Combine(folder, name);
        Run($"{arguments} {path}");
        return path;
    }

    private static void Run(string arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in $"-nostdin -v error -y {arguments}".Split(' '))
            start.ArgumentList.Add(argument);
        try
        {
            using var ffmpeg = Process.Start(start)!;
            var errors = ffmpeg.StandardError.ReadToEnd();
            ffmpeg.WaitForExit();
            Assert.True(ffmpeg.ExitCode == 0, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ffmpeg is not installed: sudo apt-get install ffmpeg");
        }
    }
}
