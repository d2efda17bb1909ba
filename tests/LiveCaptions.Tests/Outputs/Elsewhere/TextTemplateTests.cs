using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public class TextTemplateTests
{
    [Theory]
    [InlineData(
        @"FUNCTION SetText Input=1&SelectedName=Line.Text&Value={text}\r\n",
        "url",
        "FUNCTION SetText Input=1&SelectedName=Line.Text&Value=a%26b%20%22c%22\r\n"
    )]
    [InlineData("""{"text": "{lines}", "top": {"of": "{line2}{line3}"}}""", "json", """{"text": "a&b\n\"c\"", "top": {"of": "\"c\""}}""")]
    [InlineData("<t>{text}</t>", "xml", "<t>a&amp;b &quot;c&quot;</t>")]
    [InlineData(@"\x01{line1}\\\{text}", "none", "\u0001a&b\\{text}")]
    public void Captions_stand_in_their_places_and_are_escaped_there_alone(string template, string escape, string filled)
    {
        Assert.Null(TextTemplate.Fault(template));
        Assert.Equal(filled, new TextTemplate(template, escape).Fill(["a&b", "\"c\""]));
    }

    [Theory]
    [InlineData("{txet}", "{txet}")]
    [InlineData("nothing", "{text}")]
    [InlineData(@"{text}\q", "\"q\"")]
    [InlineData(@"{text}\", "backslash")]
    [InlineData(@"{text}\x1", "\"x\"")]
    public void What_is_wrong_with_a_template_is_said(string template, string named) =>
        Assert.Contains(named, TextTemplate.Fault(template), StringComparison.Ordinal);

    [Fact]
    public void A_web_address_keeps_its_own_characters() =>
        Assert.Equal(
            @"http://h/api/?Value=%C3%BC%20%2B\n",
            new TextTemplate(@"http://h/api/?Value={text}\n", "url", literal: true).Fill(["ü +"])
        );
}
