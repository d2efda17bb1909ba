using LiveCaptions.Capture;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Failures of sound devices on air: each must end in a state that a program can act on, and closing must never hang.</summary>
public sealed class CaptureTroubleTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_sound_server_is_noticed_and_found_again()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using (var listener = Listener.Open(new() { Device = "pulse:hall.monitor" }))
        {
            await listener.ReceiveAsync(0.2);
            await pulse.KillAsync();
            var lost = await listener.UntilAsync(CaptureStatus.Lost);
            output.WriteLine($"noticed after {lost.TotalMilliseconds:F0} ms");
            Assert.InRange(lost.TotalSeconds, 0, 1);
        }
        Assert.Equal(SoundDeviceError.NoSystem, Assert.Throws<SoundDeviceException>(() => SoundDevices.List(SoundSystem.PulseAudio)).Error);
        Assert.NotNull(Record.Exception(() => SoundCapture.Open(new() { Device = "pulse:hall.monitor" })) as SoundDeviceException);

        await pulse.RestartAsync("hall");
        await using var again = Listener.Open(new() { Device = "pulse:hall.monitor" });
        await again.ReceiveAsync(0.2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_that_is_unplugged_is_lost_and_not_replaced_by_another(bool anotherExists)
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        if (anotherExists)
            await pulse.AddSinkAsync("stage");
        await using var listener = Listener.Open(new() { Device = "hall" });
        await listener.ReceiveAsync(0.2);

        await pulse.RemoveSinkAsync("hall");

        await listener.UntilAsync(CaptureStatus.Lost);
        Assert.Equal(0, listener.Capture.Statistics.Moves);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_default_that_moves_is_followed_only_if_so_set(bool follow)
    {
        await using var pulse = await PulseServer.StartAsync("hall", "stage");
        await pulse.PactlAsync("set-default-source", "hall.monitor");
        await using var listener = Listener.Open(new() { Follow = follow });
        Assert.Equal("pulse:hall.monitor", listener.Capture.Device.Id);
        await listener.ReceiveAsync(0.2);

        await pulse.RemoveSinkAsync("hall");

        if (follow)
        {
            await listener.ReceiveAsync(0.5);
            Assert.Equal(1, listener.Capture.Statistics.Moves);
        }
        else
            await listener.UntilAsync(CaptureStatus.Lost);
    }

    [Fact]
    public async Task A_suspended_device_delivers_nothing_until_it_is_resumed()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var listener = Listener.Open(new() { Device = "hall" });
        await listener.ReceiveAsync(1.2);
        await pulse.SuspendAsync("hall", true);
        await listener.UntilAsync(CaptureStatus.TimedOut);
        Assert.True(listener.Capture.Statistics.Suspended);
        await Task.Delay(700, Stop);

        await pulse.SuspendAsync("hall", false);
        await listener.ReceiveAsync(2.5);

        output.WriteLine($"{listener.Missing:F2} s were missing; timeline {listener.Seconds:F2} s, clock {listener.Elapsed:F2} s");
        Assert.False(listener.Capture.Statistics.Suspended);
        Assert.InRange(listener.Missing, 0.5, 3);
        Assert.Equal(listener.Elapsed, listener.Seconds, 0.1);
    }

    [Fact]
    public async Task A_capture_of_a_suspended_device_closes_at_once()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await pulse.SuspendAsync("hall", true);
        await using var listener = Listener.Open(new() { Device = "hall" });
        await Task.Delay(500, Stop);
        Assert.Equal(CaptureStatus.TimedOut, listener.Status);
    }

    [Fact]
    public async Task A_server_that_hangs_for_a_while_leaves_the_timeline_right()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var listener = Listener.Open(new() { Device = "hall" });
        await listener.ReceiveAsync(1.2);
        await pulse.SignalAsync("-STOP");
        await listener.UntilAsync(CaptureStatus.TimedOut);
        await Task.Delay(1200, Stop);
        await pulse.SignalAsync("-CONT");
        await listener.ReceiveAsync(3);

        output.WriteLine(
            $"{listener.Missing:F2} s were missing; timeline {listener.Seconds:F2} s, clock {listener.Elapsed:F2} s; {listener.Capture.Statistics}"
        );
        Assert.Equal(listener.Elapsed, listener.Seconds, 0.1);
    }

    [Fact]
    public async Task Without_a_sound_server_no_plugin_of_ALSA_is_taken_for_a_microphone()
    {
        await using (await PulseServer.StartAsync("hall")) { }
        if (Directory.Exists("/proc/asound"))
            Assert.Skip("This machine has sound cards of its own.");

        Assert.Equal(SoundDeviceError.NoDevice, Assert.Throws<SoundDeviceException>(() => SoundCapture.Open(new())).Error);
    }

    [Fact]
    public async Task A_machine_without_devices_is_reported_without_a_crash()
    {
        await using var pulse = await PulseServer.StartAsync();

        Assert.Empty(SoundDevices.List());
        foreach (var device in (string[])["", "loopback", "hall", "pulse:hall.monitor"])
            Assert.Equal(
                SoundDeviceError.NoDevice,
                Assert.Throws<SoundDeviceException>(() => SoundCapture.Open(new() { Device = device })).Error
            );
    }
}
