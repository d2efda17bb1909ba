using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public class EffortTests
{
    private static ScriptedTranscriber Hear(Effort effort, double seconds)
    {
        var transcriber = new ScriptedTranscriber();
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        for (var i = 0; i < seconds; i++)
            transcriber.Speech.Add((words[i % 8], i + 0.9));
        var voice = new ScriptedVoice();
        var sound = Enumerable.Repeat(0.1f, 320).ToArray();
        var recogniser = new StreamingRecogniser(transcriber, voice, SpokenTokens.Vocabulary, new StreamSettings()) { Effort = effort };
        for (var i = 0; i < seconds * 50; i++)
        {
            recogniser.Write(sound);
            recogniser.Step();
        }
        return transcriber;
    }

    [Theory]
    [InlineData(Effort.Full, 0.2)]
    [InlineData(Effort.Reduced, 0.4)]
    [InlineData(Effort.Low, 0.8)]
    [InlineData(Effort.Least, 1.6)]
    public void Less_effort_means_longer_steps(Effort effort, double step)
    {
        var calls = Hear(effort, 20).Calls;

        Assert.InRange(calls.Count, 18 / step * 0.8, 20 / step * 1.05);
    }

    [Fact]
    public void Less_effort_means_no_second_opinions()
    {
        Assert.All(Hear(Effort.Full, 2).Calls, call => Assert.False(call.Hasty));
        Assert.All(Hear(Effort.Reduced, 2).Calls, call => Assert.True(call.Hasty));
    }

    [Fact]
    public void What_no_step_has_looked_at_yet_is_known()
    {
        var recogniser = new StreamingRecogniser(
            new ScriptedTranscriber(),
            new ScriptedVoice(),
            SpokenTokens.Vocabulary,
            new StreamSettings()
        );
        recogniser.Write(new float[16000]);
        Assert.Equal(16000, recogniser.Backlog);

        recogniser.Step();

        Assert.InRange(recogniser.Backlog, 0, 511);
    }
}
