using LiveCaptions.Capture;
using LiveCaptions.Capture.Programs;

namespace LiveCaptions.Tests.Capture.Programs;

public sealed class ProgramNameTests
{
    [Theory]
    [InlineData("program:Game.exe", "Game.exe", "Game")]
    [InlineData("Program: Game", "Game", "Game")]
    [InlineData("program:vlc.EXE", "vlc.EXE", "vlc")]
    [InlineData(@"program:C:\Games\My Game.exe", @"C:\Games\My Game.exe", "My Game")]
    [InlineData("program:my.tool.exe", "my.tool.exe", "my.tool")]
    public void A_program_is_named_by_its_file(string device, string text, string process)
    {
        var name = ProgramName.Parse(device)!;

        Assert.Equal((text, process), (name.Text, name.Process));
    }

    [Theory]
    [InlineData("")]
    [InlineData("loopback")]
    [InlineData("Rode")]
    [InlineData("pulse:program:x")]
    public void Other_texts_name_devices(string device) => Assert.Null(ProgramName.Parse(device));

    [Theory]
    [InlineData("program:")]
    [InlineData("program:  ")]
    [InlineData("program:.exe")]
    [InlineData(@"program:C:\Games\")]
    public void A_program_without_a_name_is_refused(string device)
    {
        var refusal = Assert.Throws<SoundDeviceException>(() => ProgramName.Parse(device));

        Assert.Equal(SoundDeviceError.NoDevice, refusal.Error);
        Assert.Contains("program:Game.exe", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_id_names_it_again()
    {
        var name = ProgramName.Parse("program:Game.exe")!;

        Assert.Equal(name, ProgramName.Parse(name.AsDevice.Id));
    }

    [Fact]
    public void The_oldest_process_of_the_name_is_captured_since_it_started_the_others()
    {
        var noon = new DateTime(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal(7, RunningProgram.Choose([new(9, noon.AddSeconds(2)), new(7, noon), new(3, null)])?.Id);
        Assert.Equal(3, RunningProgram.Choose([new(5, null), new(3, null)])?.Id);
        Assert.Null(RunningProgram.Choose([]));
    }

    [Fact]
    public void This_very_program_is_found_by_its_name()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();

        Assert.Contains(self.Id, RunningProgram.Of(new(self.ProcessName)).Select(process => process.Id));
        Assert.Empty(RunningProgram.Of(new("no program is called this.exe")));
    }

    [Fact]
    public void Elsewhere_than_on_Windows_the_sentence_says_what_to_do_instead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows can.");

        var refusal = Assert.Throws<SoundDeviceException>(() => SoundCapture.Open(new() { Device = "program:game" }));

        Assert.Equal(SoundDeviceError.NoSystem, refusal.Error);
        Assert.Contains("Windows only", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(SoundDevices.Programs());
    }
}
