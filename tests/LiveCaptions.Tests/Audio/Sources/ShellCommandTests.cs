using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Tests.Audio.Sources;

public class ShellCommandTests
{
    [Theory]
    [InlineData("arecord -f S16_LE", "arecord")]
    [InlineData("  /usr/bin/arecord -f S16_LE", "arecord")]
    [InlineData("KEY=hunter2 arecord", "arecord")]
    [InlineData("KEY=\"hunter 2\" OTHER='a b' QUICK= arecord -q", "arecord")]
    [InlineData("KEY=hunter\\ 2 arecord", "arecord")]
    [InlineData("arecord|sox - -", "arecord")]
    [InlineData("arecord; aplay", "arecord")]
    public void A_command_is_displayed_as_its_first_program(string line, string name) => Assert.Equal(name, ShellCommand.NameOf(line));

    [Theory]
    [InlineData("KEY=hunter2")]
    [InlineData("KEY=\"hunter 2 arecord")]
    [InlineData("(curl https://user:hunter2@radio.example/live)")]
    [InlineData("$(hunter2) arecord")]
    [InlineData("")]
    public void A_line_that_is_hard_to_parse_is_not_displayed(string line) => Assert.Equal("of the settings", ShellCommand.NameOf(line));

    [Theory]
    [InlineData("ffmpeg -i \"C:\\My clip.wav\" -f s16le - | more", "/d /s /c \"ffmpeg -i \"C:\\My clip.wav\" -f s16le - | more\"")]
    [InlineData("\"C:\\a b\\x.exe\" \"1 2\"", "/d /s /c \"\"C:\\a b\\x.exe\" \"1 2\"\"")]
    public void The_shell_of_Windows_gets_the_line_as_it_stands(string line, string arguments) =>
        Assert.Equal(arguments, ShellCommand.WindowsArguments(line));
}
