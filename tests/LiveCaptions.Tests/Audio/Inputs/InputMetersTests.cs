using LiveCaptions.Audio;
using LiveCaptions.Audio.Inputs;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.Capture;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Audio.Inputs;

/// <summary>Live levels in virtual time, with devices that the test scripts.</summary>
public sealed class InputMetersTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly ScriptedDevices devices = new(
        ScriptedDevices.Microphone("Rode", isDefault: true),
        ScriptedDevices.Microphone("Webcam")
    );
    private readonly DeviceSources tracks;
    private readonly InputMeters meters;

    public InputMetersTests()
    {
        tracks = new(devices);
        meters = new(devices, tracks, clock);
    }

    public void Dispose() => meters.Dispose();

    private static float[] Loud => [.. Enumerable.Range(0, 1600).Select(at => at % 2 == 0 ? 0.5f : -0.5f)];

    /// <summary>What was measured before the end is still there to be read.</summary>
    private static async Task ReadToTheEndAsync(IAsyncEnumerator<InputLevels> look)
    {
        while (await look.MoveNextAsync()) { }
    }

    /// <summary>Reads on from the present levels until they are as wanted, while time passes.</summary>
    private async Task<InputLevels> UntilAsync(IAsyncEnumerator<InputLevels> look, Func<InputLevels, bool> wanted)
    {
        while (!wanted(look.Current))
        {
            await clock.StepAsync(Test.Stop);
            Assert.True(await look.MoveNextAsync());
        }
        return look.Current;
    }

    [Fact]
    public async Task Inputs_are_open_only_while_somebody_looks()
    {
        Assert.Empty(devices.Requested);
        using var gone = new CancellationTokenSource();
        var look = meters.Look(gone.Token)!.GetAsyncEnumerator(Test.Stop);
        var (rode, webcam) = (await devices.Opened.Reader.ReadAsync(Test.Stop), await devices.Opened.Reader.ReadAsync(Test.Stop));
        Assert.True(await look.MoveNextAsync());

        rode.Write(Loud);
        var levels = await UntilAsync(look, now => now.Inputs.Any(input => input.State == InputState.Measured));
        Assert.Equal(-6, Assert.Single(levels.Inputs.Single(input => input.Channels.Count > 0).Channels).Peak, 0.1);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await look.MoveNextAsync());
        await rode.Closed.WaitAsync(Test.Stop);
        await webcam.Closed.WaitAsync(Test.Stop);
        await meters.Closed.WaitAsync(Test.Stop);
        Assert.False(meters.IsOpen);
        Assert.Equal(2, devices.Requested.Count);
    }

    [Fact]
    public async Task Two_who_look_share_the_same_inputs_and_the_ninth_is_refused()
    {
        using var gone = new CancellationTokenSource();
        var looks = Enumerable
            .Range(0, InputMeters.MaxLookers)
            .Select(_ => meters.Look(gone.Token)!.GetAsyncEnumerator(Test.Stop))
            .ToList();
        var levels = Task.WhenAll(looks.Select(look => look.MoveNextAsync().AsTask()));
        while (!levels.IsCompleted)
            await clock.StepAsync(Test.Stop);

        Assert.Null(meters.Look(Test.Stop));
        foreach (var _ in devices.Present)
            await devices.Opened.Reader.ReadAsync(Test.Stop);
        Assert.Equal(2, devices.Requested.Count);

        await gone.CancelAsync();
        foreach (var look in looks)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadToTheEndAsync(look));
        await meters.Closed.WaitAsync(Test.Stop);
        Assert.False(meters.IsOpen);
    }

    [Fact]
    public async Task An_input_that_a_track_captures_is_measured_there_and_not_opened_again()
    {
        using var end = new CancellationTokenSource();
        var ring = new SampleRing(16000);
        var source = tracks.Open(new TrackSettings { Source = "device", Device = "Rode" });
        var writer = new SourceWriter(ring, new Timeline(), TimeProvider.System, 0, () => { });
        var running = source.RunAsync(writer, end.Token);
        var captured = await devices.Opened.Reader.ReadAsync(Test.Stop);
        captured.Write(Loud);
        while (source.Captured is null)
            await Task.Yield();

        using var gone = new CancellationTokenSource();
        var look = meters.Look(gone.Token)!.GetAsyncEnumerator(Test.Stop);
        Assert.True(await look.MoveNextAsync());
        Assert.True(captured.IsMetered);
        captured.Write(Loud);
        await UntilAsync(look, now => now.Inputs.Any(input => input.Id == captured.Device.Id && input.State == InputState.Measured));
        await devices.Opened.Reader.ReadAsync(Test.Stop);
        Assert.Equal(["Rode", "pulse:Webcam"], devices.Requested);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await look.MoveNextAsync());
        await meters.Closed.WaitAsync(Test.Stop);
        Assert.False(captured.IsMetered);
        Assert.False(captured.Closed.IsCompleted);
        await end.CancelAsync();
        await running.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task An_input_that_cannot_be_opened_says_why_and_the_others_go_on()
    {
        devices.Refusal = new(SoundDeviceError.NotOpened, "It is in use.");
        using var gone = new CancellationTokenSource();
        var look = meters.Look(gone.Token)!.GetAsyncEnumerator(Test.Stop);
        Assert.True(await look.MoveNextAsync());

        var levels = await UntilAsync(look, now => now.Inputs.All(input => input.State == InputState.Failed));

        Assert.All(levels.Inputs, input => Assert.Equal("It is in use.", input.Sentence));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await look.MoveNextAsync());
        await meters.Closed.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task A_device_of_a_system_that_gives_it_to_one_program_is_let_go_before_a_track_opens_it()
    {
        devices.Present.Clear();
        devices.Present.Add(new("alsa:hw", "Line", SoundDeviceKind.Microphone, true, SoundSystem.Alsa));
        using var gone = new CancellationTokenSource();
        var look = meters.Look(gone.Token)!.GetAsyncEnumerator(Test.Stop);
        var meter = await devices.Opened.Reader.ReadAsync(Test.Stop);
        Assert.True(await look.MoveNextAsync());

        tracks.Probe(new TrackSettings { Source = "device", Device = "Line" });

        Assert.True(meter.Closed.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await look.MoveNextAsync());
        await meters.Closed.WaitAsync(Test.Stop);
    }
}
