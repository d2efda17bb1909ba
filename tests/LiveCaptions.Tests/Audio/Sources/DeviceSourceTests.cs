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

    private SourceWriter Writer()
    {
        var clock = new FakeTimeProvider();
        return new(ring, new Timeline(), clock, clock.GetTimestamp(), () => { });
    }

    [Fact]
    public async Task The_sound_of_a_device_is_written_until_the_device_is_lost()
    {
        var devices = new ScriptedDevices(Rode);
        var source = new DeviceSource(devices, new());
        Assert.Equal("the default microphone", source.Description);
        var running = source.RunAsync(Writer(), Test.Stop);
        var capture = await devices.Opened.Reader.ReadAsync(Test.Stop);
        capture.Write(new float[320]);
        capture.Write(new float[320], missing: 1000);
        capture.Lose();

        var error = await Assert.ThrowsAsync<SourceException>(() => running);

        Assert.Equal($"The device or {Server} is gone.", error.Message);
        Assert.Equal(1640, ring.Written);
        Assert.Equal("Rode", source.Description);
        await capture.Closed.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task A_source_that_is_stopped_closes_its_device()
    {
        var devices = new ScriptedDevices(Rode);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var running = new DeviceSource(devices, new()).RunAsync(Writer(), stop.Token);
        var capture = await devices.Opened.Reader.ReadAsync(Test.Stop);

        await stop.CancelAsync();

        await running;
        await capture.Closed.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task A_capture_that_ends_late_does_not_hide_the_one_that_was_opened_since()
    {
        var devices = new ScriptedDevices(Rode);
        var source = new DeviceSource(devices, new());
        var late = source.RunAsync(Writer(), Test.Stop);
        var hung = await devices.Opened.Reader.ReadAsync(Test.Stop);
        _ = source.RunAsync(Writer(), Test.Stop);
        var next = await devices.Opened.Reader.ReadAsync(Test.Stop);
        next.Write(new float[320]);
        while (ring.Written == 0)
            await Task.Yield();

        hung.Cancel();

        await late;
        Assert.Same(next, source.Captured);
    }

    [Fact]
    public async Task A_device_that_comes_back_with_another_id_is_found_by_its_name()
    {
        var devices = new ScriptedDevices(Rode, Microphone("Webcam"));
        var source = new DeviceSource(devices, new() { Device = "rod" });
        var running = source.RunAsync(Writer(), Test.Stop);
        (await devices.Opened.Reader.ReadAsync(Test.Stop)).Lose();
        await Assert.ThrowsAsync<SourceException>(() => running);
        devices.Present[0] = Microphone("Rode", id: "pulse:rode.2");

        running = source.RunAsync(Writer(), Test.Stop);

        var again = await devices.Opened.Reader.ReadAsync(Test.Stop);
        Assert.Equal("pulse:rode.2", again.Device.Id);
        Assert.Equal(["rod", "pulse:Rode", "Rode"], devices.Requested);
        again.Cancel();
        await running;
    }

    [Fact]
    public async Task No_other_device_replaces_one_that_was_named()
    {
        var devices = new ScriptedDevices(Microphone("Webcam", isDefault: true));
        var source = new DeviceSource(devices, new() { Device = "Rode" }, found: Rode);

        var error = await Assert.ThrowsAsync<SourceException>(() => source.RunAsync(Writer(), Test.Stop));

        Assert.StartsWith("No sound device is called \"Rode\".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, new[] { "" })]
    [InlineData("", false, new[] { "pulse:Rode", "Rode", "" })]
    [InlineData("loopback", true, new[] { "loopback" })]
    [InlineData("ro", true, new[] { "pulse:Rode", "Rode", "ro" })]
    public void A_default_is_resolved_anew_only_if_it_is_followed(string device, bool follow, string[] expected) =>
        Assert.Equal(expected, DeviceSource.Candidates(new() { Device = device, Follow = follow }, Rode));

    [Fact]
    public void Auto_is_the_default_microphone_or_else_the_demo()
    {
        static (string Source, string Notice) Choose(params SoundDevice[] present)
        {
            var asked = new ServiceSettings();
            var chosen = AutoSource.Choose(asked, new ScriptedDevices(present));
            return (chosen.Tracks[0].Source, AutoSource.Explain(asked, chosen));
        }

        Assert.Equal(("device", ""), Choose(Rode, Loopback("Speakers")));
        var demo =
            $"{Environment.NewLine}No microphone was found, so this is a demonstration. Choose what is captioned with --source or --device.";
        Assert.Equal(("demo", demo), Choose());
        Assert.Equal(("demo", demo), Choose(Loopback("Speakers")));
    }

    [Fact]
    public void A_named_device_is_not_replaced_by_the_demo()
    {
        var named = new ServiceSettings
        {
            Tracks = [new TrackSettings { Device = "Rode" }, new TrackSettings { Id = "b", Source = "talk.wav" }],
        };

        Assert.Equal(["device", "talk.wav"], AutoSource.Choose(named, new ScriptedDevices()).Tracks.Select(t => t.Source));
    }
}
