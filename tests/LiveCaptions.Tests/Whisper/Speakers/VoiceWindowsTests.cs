using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Tests.Whisper.Speakers;

public sealed class VoiceWindowsTests
{
    [Theory]
    [InlineData(0.3, "")]
    [InlineData(0.5, "10.0-10.5")]
    [InlineData(1.6, "10.0-11.6")]
    [InlineData(1.7, "10.0-11.6 10.1-11.7")]
    [InlineData(2.5, "10.0-11.6 10.4-12.0 10.8-12.4 10.9-12.5")]
    public void Windows_lie_within_speech_and_the_last_one_ends_with_it(double seconds, string windows) =>
        Assert.Equal(
            windows,
            string.Join(
                ' ',
                VoiceWindows
                    .In(AudioTime.SamplesIn(10), AudioTime.SamplesIn(10 + seconds))
                    .Select(window => FormattableString.Invariant($"{window.Start / 16000.0:F1}-{window.End / 16000.0:F1}"))
            )
        );
}
