using LiveCaptions.Capture;
using LiveCaptions.Capture.Devices;
using LiveCaptions.Capture.Native;
using LiveCaptions.Tests.Audio;

namespace LiveCaptions.Tests.Capture.Devices;

public class DeviceChoiceTests
{
    private static readonly SoundDevice Headset = new(
        "pulse:usb-headset",
        "Headset",
        SoundDeviceKind.Microphone,
        false,
        SoundSystem.PulseAudio
    );
    private static readonly SoundDevice Rode = new(
        "pulse:usb-rode",
        "Rode NT-USB",
        SoundDeviceKind.Microphone,
        true,
        SoundSystem.PulseAudio
    );
    private static readonly SoundDevice Speakers = new(
        "pulse:speakers.monitor",
        "Monitor of Speakers",
        SoundDeviceKind.Loopback,
        false,
        SoundSystem.PulseAudio
    );
    private static readonly SoundDevice HeadsetOut = new(
        "pulse:usb-headset.monitor",
        "Monitor of Headset",
        SoundDeviceKind.Loopback,
        true,
        SoundSystem.PulseAudio
    );
    private static readonly SoundDevice[] All = [Speakers, HeadsetOut, Headset, Rode];

    [Theory]
    [InlineData("", "pulse:usb-rode")]
    [InlineData("Default", "pulse:usb-rode")]
    [InlineData("loopback", "pulse:usb-headset.monitor")]
    [InlineData("pulse:usb-headset", "pulse:usb-headset")]
    [InlineData("pulse:usb-headset.monitor", "pulse:usb-headset.monitor")]
    [InlineData("headset", "pulse:usb-headset")]
    [InlineData("rode", "pulse:usb-rode")]
    [InlineData("monitor of head", "pulse:usb-headset.monitor")]
    public void A_text_finds_the_device_that_it_names(string name, string id) => Assert.Equal(id, DeviceChoice.Find(All, name).Id);

    [Fact]
    public void A_text_that_matches_several_devices_is_refused_with_their_names()
    {
        var error = Assert.Throws<SoundDeviceException>(() => DeviceChoice.Find(All, "usb"));

        Assert.Equal(SoundDeviceError.Ambiguous, error.Error);
        Assert.Equal(
            "\"usb\" may be \"Headset\" (pulse:usb-headset) or \"Rode NT-USB\" (pulse:usb-rode), so none of them is captured. Name one by its id.",
            error.Message
        );
    }

    [Fact]
    public void A_text_that_matches_no_device_is_refused_with_the_devices_there_are()
    {
        var error = Assert.Throws<SoundDeviceException>(() => DeviceChoice.Find([Rode], "Behringer"));

        Assert.Equal(SoundDeviceError.NoDevice, error.Error);
        Assert.Equal(
            "No sound device is called \"Behringer\". The devices are \"Rode NT-USB\" (pulse:usb-rode); name one of these, or plug the device in.",
            error.Message
        );
        Assert.EndsWith(
            $"There is no sound device at all; plug one in, or start {ScriptedDevices.Server}.",
            Assert.Throws<SoundDeviceException>(() => DeviceChoice.Find([], "")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Plugins_of_ALSA_are_left_out_and_its_cards_are_devices()
    {
        SoundDevice Alsa(string id) =>
            new(DeviceId.Of(SoundSystem.Alsa, id), id, SoundDeviceKind.Microphone, id == "default", SoundSystem.Alsa);
        SoundDevice[] plugins = [Alsa("null"), Alsa("jack"), Alsa("oss"), Alsa("default"), Alsa("pulse"), Alsa("lavrate"), Alsa("upmix")];

        Assert.Empty(DeviceId.WithoutPseudoDevices(plugins));
        Assert.Equal(["alsa:default", "alsa::1,0"], DeviceId.WithoutPseudoDevices([.. plugins, Alsa(":1,0")]).Select(d => d.Id));
        Assert.Equal([Rode], DeviceId.WithoutPseudoDevices([Rode]));
    }

    [Theory]
    [InlineData("pulse:captest.monitor", SoundSystem.PulseAudio, "captest.monitor")]
    [InlineData("wasapi:{0.0.1}.{g:u}", SoundSystem.Wasapi, "{0.0.1}.{g:u}")]
    public void An_id_names_its_system(string id, SoundSystem system, string native)
    {
        Assert.Equal((system, native), DeviceId.Parse(id));
        Assert.Equal(id, DeviceId.Of(system, native));
        Assert.Null(DeviceId.Parse("Rode: the left one"));
        Assert.Null(DeviceId.Parse("pulse:"));
    }

    [Fact]
    public void A_library_of_another_build_is_refused()
    {
        NativeSound.Compare("version", 1, 1);
        var error = Assert.Throws<SoundDeviceException>(() => NativeSound.Compare("version", 2, 1));

        Assert.Equal(SoundDeviceError.Library, error.Error);
        Assert.Contains("the two come from different builds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_programs_come_without_the_library_the_error_names_the_other_sources()
    {
        var said = NativeSound.Missing("liblcc.dylib", isBuilt: false);

        Assert.Contains("comes without it", said, StringComparison.Ordinal);
        Assert.Contains("/speak", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Install LiveCaptions again", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_missing_or_damaged_is_reported_in_a_sentence()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "no library");
        Assert.Contains(
            "could not be loaded",
            Assert.Throws<SoundDeviceException>(() => NativeSound.Load(file)).Message,
            StringComparison.Ordinal
        );
        File.Delete(file);
        Assert.Contains(
            "is missing, so no device can be captured",
            Assert.Throws<SoundDeviceException>(() => NativeSound.Load(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_library_beside_the_program_is_loaded() => Assert.Matches(@"^\d+\.\d+\.\d+$", SoundDevices.EngineVersion);
}
