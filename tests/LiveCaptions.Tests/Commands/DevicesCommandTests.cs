using System.Text.Json;
using LiveCaptions.Capture;
using LiveCaptions.Commands;
using static LiveCaptions.Tests.Audio.ScriptedDevices;

namespace LiveCaptions.Tests.Commands;

public sealed class DevicesCommandTests : IDisposable
{
    private readonly ScriptedEngine engine = new()
    {
        Devices = new(Loopback("Monitor of Speakers"), Microphone("Webcam"), Microphone("Rode", isDefault: true)),
    };

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Devices_are_listed_by_kind_with_the_default_first()
    {
        Assert.Equal(0, await engine.RunAsync("devices"));

        Assert.Equal(
            """
            Microphones
              * Rode    pulse:Rode
                Webcam  pulse:Webcam
            What the computer plays
              * Monitor of Speakers  pulse:Monitor of Speakers.monitor

            """,
            engine.Output.ToString()
        );
    }

    [Fact]
    public async Task Programs_get_them_as_JSON()
    {
        Assert.Equal(0, await engine.RunAsync("devices", "--json"));

        var devices = JsonSerializer.Deserialize<JsonElement>(engine.Output.ToString());
        Assert.Equal(3, devices.GetArrayLength());
        Assert.Equal("""{"id":"pulse:Rode","name":"Rode","kind":"microphone","isDefault":true}""", devices[0].ToString());
    }

    [Fact]
    public async Task Programs_that_can_be_captured_alone_come_last()
    {
        using var windows = new ScriptedEngine
        {
            Devices = new(Microphone("Rode", isDefault: true))
            {
                Playing = [new("program:Game.exe", "Game.exe", SoundDeviceKind.Loopback, false, SoundSystem.Wasapi)],
            },
        };

        Assert.Equal(0, await windows.RunAsync("devices"));
        Assert.EndsWith("What one program plays\n    Game.exe  program:Game.exe\n", windows.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await windows.RunAsync("devices", "--json"));
        Assert.Contains(
            """{"id":"program:Game.exe","name":"Game.exe","kind":"program","isDefault":false}""",
            windows.Output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_machine_without_devices_says_so()
    {
        using var without = new ScriptedEngine { Devices = new() };

        Assert.Equal(0, await without.RunAsync("devices"));
        Assert.Equal($"There is no sound device. Plug one in, or start {Server}.\n", without.Output.ToString());
        Assert.Equal(1, await without.RunAsync("devices", "--meter"));
        Assert.Contains("No microphone was found.", without.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meter_ends_when_its_device_is_gone()
    {
        var running = engine.RunAsync("devices", "web", "--meter");
        (await engine.Devices.Opened.Reader.ReadAsync(Test.Stop)).Lose();

        Assert.Equal(1, await running);
        Assert.Equal($"Listening to Webcam. Stop with Ctrl-C.\nThe device or {Server} is gone.\n", engine.Error.ToString());
    }

    [Theory]
    [InlineData(-30, -20, 0, "  -30.0 dB |####################                    |         ")]
    [InlineData(-1, 0, 0.1, "   -1.0 dB |####################################### | CLIPPED ")]
    [InlineData(-120, -120, 0, " -120.0 dB |                                        | silence ")]
    public void A_level_is_a_bar(double loudness, double peak, double clipped, string line) =>
        Assert.Equal(line, LevelDisplay.Line(new SoundLevel(loudness, peak, clipped, 0, 1)));
}
