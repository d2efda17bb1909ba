using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;
using LiveCaptions.Settings;
using Microsoft.Extensions.Time.Testing;
using static LiveCaptions.Tests.Audio.ScriptedDevices;

namespace LiveCaptions.Tests.Audio.Sources;

public class DeviceSourceTests
{
    private static readonly SoundDevice Rode = Microphone("Rode", isDefault: true);
    private readonly SampleRing ring = new(16000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SourceWriter SourceWriter()
    {
        var clock = new FakeTimeProvider();
        return new(ring, new Timeline(), clock, clock.GetTimestamp(), () => { });
    }

    [Fact]
    public async Task What_a_device_gives_is_handed_over_until_it_is_gone()
    {
        var devices = new ScriptedDevices(Rode);
        var source = new DeviceSource(devices, new());
        Assert.Equal("the default microphone", source.Description);
        var running = source.RunAsync(SourceWriter(), Stop);
        var capture = await devices.Opened.Reader.ReadAsync(Stop);
        capture.Give(new float[320]);
        capture.Give(new float[320], missing: 1000);
        capture.Lose();

        var trouble = await Assert.ThrowsAsync<SourceException>(() => running);

        Assert.Equal("The device or the sound server is gone.", trouble.Message);
        Assert.Equal(1640, ring.Written);
        Assert.Equal("Rode", source.Description);
        await capture.Closed.WaitAsync(Stop);
    }

    [Fact]
    public async Task Being_stopped_closes_the_device()
    {
        var devices = new ScriptedDevices(Rode);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = new DeviceSource(devices, new()).RunAsync(SourceWriter(), stop.Token);
        var capture = await devices.Opened.Reader.ReadAsync(Stop);

        await stop.CancelAsync();

        await running;
        await capture.Closed.WaitAsync(Stop);
    }

    [Fact]
    public async Task A_device_that_comes_back_with_another_id_is_found_by_its_name()
    {
        var devices = new ScriptedDevices(Rode, Microphone("Webcam"));
        var source = new DeviceSource(devices, new() { Device = "rod" });
        var running = source.RunAsync(SourceWriter(), Stop);
        (await devices.Opened.Reader.ReadAsync(Stop)).Lose();
        await Assert.ThrowsAsync<SourceException>(() => running);
        devices.There[0] = Microphone("Rode", id: "pulse:rode.2");

        running = source.RunAsync(SourceWriter(), Stop);

        var again = await devices.Opened.Reader.ReadAsync(Stop);
        Assert.Equal("pulse:rode.2", again.Device.Id);
        Assert.Equal(["rod", "pulse:Rode", "Rode"], devices.Asked);
        again.Cancel();
        await running;
    }

    [Fact]
    public async Task No_other_device_is_heard_in_place_of_one_that_was_named()
    {
        var devices = new ScriptedDevices(Microphone("Webcam", isDefault: true));
        var source = new DeviceSource(devices, new() { Device = "Rode" }, found: Rode);

        var trouble = await Assert.ThrowsAsync<SourceException>(() => source.RunAsync(SourceWriter(), Stop));

        Assert.StartsWith("No sound device is called \"Rode\".", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, new[] { "" })]
    [InlineData("", false, new[] { "pulse:Rode", "Rode", "" })]
    [InlineData("loopback", true, new[] { "loopback" })]
    [InlineData("ro", true, new[] { "pulse:Rode", "Rode", "ro" })]
    public void A_default_is_asked_for_anew_where_it_is_followed(string wish, bool follow, string[] expected) =>
        Assert.Equal(expected, DeviceSource.Wishes(new() { Device = wish, Follow = follow }, Rode));

    [Fact]
    public void Auto_is_the_default_microphone_where_there_is_one_and_else_the_demo()
    {
        static (string Source, string Said) Choose(params SoundDevice[] there)
        {
            var asked = new ServiceSettings();
            var chosen = AutoSource.Choose(asked, new ScriptedDevices(there));
            return (chosen.Tracks[0].Source, AutoSource.Explain(asked, chosen));
        }

        Assert.Equal(("device", ""), Choose(Rode, Loopback("Speakers")));
        var demo =
            $"{Environment.NewLine}No microphone was found, so this is a demonstration. Choose what is captioned with --source or --device.";
        Assert.Equal(("demo", demo), Choose());
        Assert.Equal(("demo", demo), Choose(Loopback("Speakers")));
    }

    [Fact]
    public void Who_names_a_device_does_not_get_the_demo()
    {
        var named = new ServiceSettings
        {
            Tracks = [new TrackSettings { Device = "Rode" }, new TrackSettings { Id = "b", Source = "talk.wav" }],
        };

        Assert.Equal(["device", "talk.wav"], AutoSource.Choose(named, new ScriptedDevices()).Tracks.Select(t => t.Source));
    }
}
