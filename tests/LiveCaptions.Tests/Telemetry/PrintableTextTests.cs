using LiveCaptions.Telemetry;

namespace LiveCaptions.Tests.Telemetry;

public sealed class PrintableTextTests
{
    public static TheoryData<string, string> Texts => Hostile.Texts;

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_a_terminal_would_obey_is_shown_instead(string text, string shown) => Assert.Equal(shown, PrintableText.Of(text));

    [Theory]
    [InlineData("Mikrofon (Größe 2) – 麦克风")]
    [InlineData("👩‍💻 می‌خواهم é")]
    public void What_people_write_stays_as_it_is(string text) => Assert.Equal(text, PrintableText.Of(text));

    [Fact]
    public void A_long_text_is_cut() => Assert.Equal("aaaa…", PrintableText.Of(new string('a', 100_000), 4));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_command_prints_nothing_that_its_terminal_obeys(string text, string _)
    {
        using var terminal = new StringWriter { NewLine = "\n" };
        using var output = new PrintableWriter(terminal);

        output.WriteLine($"{text} cannot be opened");
        output.Write(text);
        output.Write($"x{text}y".AsSpan());
        output.Write(text.ToCharArray());

        Assert.DoesNotContain(terminal.ToString().EnumerateRunes(), rune =>
            rune.Value != '\n' && PrintableText.Of(rune.ToString()) != rune.ToString()
        );
    }

    [Fact]
    public async Task Tables_meters_and_emoji_of_a_command_stay_as_they_are()
    {
        await using var terminal = new StringWriter { NewLine = "\n" };
        await using var output = new PrintableWriter(terminal);

        await output.WriteAsync("\r-12 dB ");
        await output.WriteLineAsync("name\tlevel\nmicro\t-3 👩‍💻");
        output.Write('\n');

        Assert.Equal("\r-12 dB name\tlevel\nmicro\t-3 👩‍💻\n\n", terminal.ToString());
    }
}
