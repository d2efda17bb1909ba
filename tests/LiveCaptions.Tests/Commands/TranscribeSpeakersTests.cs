using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

/// <summary><c>transcribe --speakers</c>.</summary>
public sealed class TranscribeSpeakersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Talk
    {
        get
        {
            var path = Path.Combine(folder, "talk.wav");
            File.WriteAllBytes(path, Wavs.Write(1, 1));
            return path;
        }
    }

    [Theory]
    [InlineData("txt", "Speaker 1: Good evening, everybody.\n")]
    [InlineData("vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v Speaker 1>Good evening, everybody.\n\n")]
    public async Task Speakers_are_told_apart_if_asked_for(string format, string written)
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(0, await engine.RunAsync("transcribe", Talk, "--speakers", "--format", format));

        Assert.Equal(written, engine.Output.ToString());
        Assert.True(engine.TellsSpeakers);
    }

    [Fact]
    public async Task Nobody_s_voice_is_looked_at_unless_asked_for()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(0, await engine.RunAsync("transcribe", Talk));

        Assert.Equal("Good evening, everybody.\n", engine.Output.ToString());
        Assert.False(engine.TellsSpeakers);
    }

    [Theory]
    [InlineData("2", 0)]
    [InlineData("99", 0)]
    [InlineData("1", 2)]
    [InlineData("0", 2)]
    [InlineData("-3", 2)]
    [InlineData("100", 2)]
    [InlineData("2.5", 2)]
    [InlineData("two", 2)]
    [InlineData("99999999999", 2)]
    public async Task The_most_speakers_are_two_to_ninety_nine(string most, int code)
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(code, await engine.RunAsync("transcribe", Talk, $"--speakers={most}"));

        Assert.Equal(code == 0, engine.Chosen is not null);
        if (code != 0)
            Assert.Contains("from 2 to 99", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_in_place_of_the_number_is_told_where_it_belongs()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(2, await engine.RunAsync("transcribe", Talk, "--speakers", "b.wav"));

        Assert.Contains("not \"b.wav\"", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("name recordings before the option", engine.Error.ToString(), StringComparison.Ordinal);
    }
}
