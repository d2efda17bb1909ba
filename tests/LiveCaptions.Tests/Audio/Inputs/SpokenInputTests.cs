using LiveCaptions.Audio.Inputs;
using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Audio.Inputs;

public sealed class SpokenInputTests
{
    private static readonly SoundDevice Headset = ScriptedDevices.Microphone("Headset"),
        Webcam = ScriptedDevices.Microphone("Webcam"),
        Speakers = ScriptedDevices.Loopback("Speakers");

    private readonly SpokenInput spoken = new();

    [Fact]
    public void It_is_the_microphone_that_moves_most()
    {
        Assert.Equal(Headset.Id, spoken.Of([(Webcam, 14), (Headset, 25)]));
        Assert.Equal(Webcam.Id, spoken.Of([(Webcam, 26), (Headset, 25)]));
        Assert.Null(spoken.Of([(Webcam, 0), (Headset, 0)]));
    }

    [Fact]
    public void A_microphone_goes_before_what_the_computer_plays_however_lively_that_is() =>
        Assert.Equal(Headset.Id, spoken.Of([(Speakers, 40), (Headset, 13)]));

    [Fact]
    public void What_the_computer_plays_does_not_come_between_at_first_or_in_a_pause()
    {
        Assert.Null(spoken.Of([(Speakers, 30), (Headset, 0)])); // it was measured a moment sooner
        Assert.Equal(Headset.Id, spoken.Of([(Speakers, 30), (Headset, 29)]));
        for (var reading = 1; reading < InputHistory.Length; reading++)
            Assert.Null(spoken.Of([(Speakers, 30), (Headset, 0)]));
    }

    [Fact]
    public void What_the_computer_plays_is_meant_where_no_microphone_moves_for_long()
    {
        for (var reading = 1; reading < InputHistory.Length; reading++)
            Assert.Null(spoken.Of([(Speakers, 30)]));

        Assert.Equal(Speakers.Id, spoken.Of([(Speakers, 30)]));
    }
}
