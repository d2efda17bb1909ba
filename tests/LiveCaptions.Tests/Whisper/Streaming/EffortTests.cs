using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class EffortTests
{
    [Theory]
    [InlineData(Effort.Full, 0.2)]
    [InlineData(Effort.Reduced, 0.4)]
    [InlineData(Effort.Low, 0.8)]
    [InlineData(Effort.Least, 1.6)]
    public void Less_effort_means_longer_steps(Effort effort, double step) =>
        Assert.InRange(Decodes(effort, 20).Count, 18 / step * 0.8, 20 / step * 1.05);

    [Fact]
    public void Less_effort_means_no_runners_up()
    {
        Assert.All(Decodes(Effort.Full, 2), decode => Assert.False(decode.Hasty));
        Assert.All(Decodes(Effort.Reduced, 2), decode => Assert.True(decode.Hasty));
    }

    [Fact]
    public void The_backlog_is_the_sound_that_no_step_has_looked_at()
    {
        var recogniser = new ScriptedStream().Recogniser;
        recogniser.Write(new float[16000]);
        Assert.Equal(16000, recogniser.Backlog);

        recogniser.Step();

        Assert.InRange(recogniser.Backlog, 0, 511);
    }

    /// <summary>The decodes over somebody who says a word each second.</summary>
    private static List<AskedDecode> Decodes(Effort effort, double seconds)
    {
        var stream = new ScriptedStream();
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        for (var i = 0; i < seconds; i++)
            stream.Model.Speech.Add((words[i % 8], i + 0.9));
        stream.Recogniser.Effort = effort;
        stream.Feed(seconds, speech: true);
        Assert.NotEmpty(stream.Model.Calls);
        return stream.Model.Calls;
    }
}
