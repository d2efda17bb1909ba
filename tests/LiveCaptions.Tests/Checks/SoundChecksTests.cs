using LiveCaptions.Capture;
using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Checks;

public class SoundChecksTests
{
    private static readonly SoundDevice Rode = ScriptedDevices.Microphone("Rode", isDefault: true);

    private static TrackSettings Track(string source, string device = "") => new() { Source = source, Device = device };

    private static SoundChecks Checks(ScriptedDevices devices, params TrackSettings[] tracks) =>
        new(devices, tracks, new FakeTimeProvider());

    private static SoundLevel Level(double loudness, double peak, double clipped = 0, double offset = 0) =>
        new(loudness, peak, clipped, offset, 24000);

    private static async Task<Finding> MeasureAsync(SoundLevel level, string device = "Rode", SoundDevice? present = null)
    {
        var devices = new ScriptedDevices(present ?? Rode) { Level = level };
        var look = Task.Run(() => Checks(devices, Track("device", device)).Devices(Test.Stop).Single(), Test.Stop);
        var capture = await devices.Opened.Reader.ReadAsync(Test.Stop);
        for (var n = 0; n < 8; n++)
            capture.Write(new float[3200]);
        return await look.WaitAsync(Test.Stop);
    }

    [Fact]
    public void A_machine_without_a_microphone_is_told_so_even_where_the_demo_would_play()
    {
        var finding = Checks(new(), Track("auto")).System().Single();

        Assert.Equal((Mark.Doubtful, "There is no microphone."), (finding.Mark, finding.About));
        Assert.Equal(Mark.Bad, Checks(new(), Track("device")).System().Single().Mark);
    }

    [Fact]
    public void Devices_do_not_matter_to_tracks_that_use_none()
    {
        var checks = Checks(new(), Track("typed"), Track("talk.wav"));

        Assert.Empty(checks.System());
        Assert.Empty(checks.Devices(Test.Stop));
    }

    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        var finding = Checks(new(Rode), Track("device", "Shure")).Devices(Test.Stop).Single();

        Assert.Equal((Mark.Bad, "The device of track main cannot be captured."), (finding.Mark, finding.About));
        Assert.Contains("Shure", finding.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_measured()
    {
        Assert.Equal("Track main captures Rode, at -27 dB now.", (await MeasureAsync(Level(-27, -9))).About);
        Assert.Equal("The device of track main delivers only silence.", (await MeasureAsync(Level(-120, -120))).About);
        Assert.Equal("The level of track main costs words.", (await MeasureAsync(Level(-3, 0, clipped: 0.1))).About);
        Assert.Equal("The level of track main costs words.", (await MeasureAsync(Level(-27, -9, offset: 0.2))).About);
    }

    [Fact]
    public async Task Silence_of_what_the_computer_plays_is_no_fault()
    {
        var finding = await MeasureAsync(Level(-120, -120), "loopback", ScriptedDevices.Loopback("Speakers"));

        Assert.Equal(Mark.Good, finding.Mark);
        Assert.Contains("nothing is played now", finding.About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_opens_and_dies_is_no_device()
    {
        var devices = new ScriptedDevices(Rode);
        var look = Task.Run(() => Checks(devices, Track("device")).Devices(Test.Stop).Single(), Test.Stop);
        (await devices.Opened.Reader.ReadAsync(Test.Stop)).Lose();

        var finding = await look.WaitAsync(Test.Stop);

        Assert.Equal((Mark.Bad, "Rode was opened and delivered nothing."), (finding.Mark, finding.Cause));
    }
}
