using LiveCaptions.Audio.Sources;
using LiveCaptions.Capture;
using LiveCaptions.Setup;
using LiveCaptions.Tests.Audio;
using static LiveCaptions.Tests.Audio.ScriptedDevices;

namespace LiveCaptions.Tests.Setup;

public sealed class InputListTests
{
    private static readonly SoundDevice Game = new("program:Game.exe", "Game.exe", SoundDeviceKind.Loopback, false, SoundSystem.Wasapi);

    [Fact]
    public void Programs_are_listed_after_the_devices_as_a_kind_of_their_own()
    {
        var list = Of(new(Microphone("Rode"), Loopback("Speakers")) { Playing = [Game] });

        Assert.Equal(
            [("Rode", InputKind.Microphone), ("Speakers", InputKind.Loopback), ("Game.exe", InputKind.Program)],
            list.Inputs.Select(input => (input.Name, input.Kind))
        );
        Assert.Equal("program:Game.exe", list.Inputs[2].Id);
        Assert.Null(list.Problem);
    }

    [Fact]
    public void A_program_is_no_microphone()
    {
        var list = Of(new() { Playing = [Game] });

        Assert.StartsWith("No microphone was found", list.Problem, StringComparison.Ordinal);
        Assert.EndsWith("can be captioned all the same.", list.Problem, StringComparison.Ordinal);
    }

    private static InputList Of(ScriptedDevices devices) => InputList.Of(devices, new DeviceSources(devices));
}
