using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Tests.Whisper.Speakers;

public sealed class LiveWindowsTests
{
    private readonly LiveWindows windows = new();

    [Fact]
    public void The_first_window_comes_with_as_much_speech_as_tells_a_voice()
    {
        Assert.Empty(Due(10, 11.1));
        Assert.Equal(["10-11.2"], Due(10, 11.25));
        Assert.Empty(Due(10, 11.5));
        Assert.Equal(["10-11.6"], Due(10, 11.6));
    }

    [Fact]
    public void Later_ones_come_in_pairs_of_full_length()
    {
        Due(10, 11.6);

        Assert.Empty(Due(10, 12.3));
        Assert.Equal(["10.4-12", "10.8-12.4"], Due(10, 12.5));
    }

    [Fact]
    public void Words_that_settle_early_get_a_shorter_one()
    {
        Assert.Empty(Due(10, 10.7, pressing: true));
        Assert.Equal(["10-10.9"], Due(10, 10.9, pressing: true));
    }

    [Fact]
    public void What_is_left_when_speech_ends_is_printed_once()
    {
        Due(10, 11.6);

        Assert.Equal(["10.3-11.9"], Due(10, 11.9, heard: 12.2));
        Assert.Empty(Due(10, 11.9, heard: 12.4));
        Assert.Equal(["20-20.5"], Due(20, 20.5, heard: 20.8));
        Assert.Empty(Due(30, 30.3, heard: 31));
    }

    [Fact]
    public void Sound_that_comes_at_once_is_printed_without_a_gap() =>
        Assert.Equal(["10-11.2", "10-11.6", "10.4-12", "10.8-12.4"], Due(10, 12.4));

    private IEnumerable<string> Due(double start, double end, double? heard = null, bool pressing = false) =>
        windows
            .Due(AudioTime.SamplesIn(start), AudioTime.SamplesIn(end), AudioTime.SamplesIn(heard ?? end), pressing)
            .Select(window => FormattableString.Invariant($"{new AudioTime(window.Start).Seconds}-{new AudioTime(window.End).Seconds}"));
}
