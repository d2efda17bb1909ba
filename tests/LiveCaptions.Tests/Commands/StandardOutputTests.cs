using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public class StandardOutputTests
{
    [Fact]
    public void Text_is_UTF_8_without_a_mark_and_written_at_once()
    {
        using var stream = new MemoryStream();
        using var output = StandardOutput.To(stream);
        output.Write("Grüße 界 ");

        Assert.Equal("Grüße 界 "u8.ToArray(), stream.ToArray());
    }
}
