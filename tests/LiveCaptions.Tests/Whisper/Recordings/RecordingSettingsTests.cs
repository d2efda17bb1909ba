using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Whisper.Recordings;

public sealed class RecordingSettingsTests
{
    public static TheoryData<RecordingSettings> Wrong =>
        [
            new RecordingSettings { Beams = 0 },
            new RecordingSettings { Beams = 9 },
            new RecordingSettings { LongestSection = TimeSpan.FromSeconds(31) },
            new RecordingSettings { LongestSection = TimeSpan.Zero },
            new RecordingSettings { LongestPause = TimeSpan.FromSeconds(-1) },
        ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Numbers_out_of_range_are_refused(RecordingSettings settings) => Assert.Throws<ArgumentOutOfRangeException>(settings.Check);

    [Fact]
    public void The_defaults_are_in_range() => new RecordingSettings().Check();

    [Theory]
    [InlineData(28, 25, 25)]
    [InlineData(20, 25, 20)]
    [InlineData(28, 30, 28)]
    public void Sections_are_no_longer_than_the_model_hears_at_once(int asked, int longest, int seconds)
    {
        var settings = new RecordingSettings { LongestSection = TimeSpan.FromSeconds(asked) };
        var layout = SpokenTokens.Layout with { LongestWindow = TimeSpan.FromSeconds(longest) };

        Assert.Equal(TimeSpan.FromSeconds(seconds), settings.For(layout).LongestSection);
    }

    [Fact]
    public void A_changed_copy_is_read_in_its_own_language()
    {
        var english = new RecordingSettings { Language = "en" };
        _ = english.AsStream();

        Assert.Equal("de", (english with { Language = "de" }).AsStream().Language);
    }
}
