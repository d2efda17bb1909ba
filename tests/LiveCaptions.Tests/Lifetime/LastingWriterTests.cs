using System.Text;
using LiveCaptions.Commands;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public sealed class LastingWriterTests
{
    [Fact]
    public async Task What_cannot_be_written_is_dropped_and_what_can_arrives()
    {
        var (full, terminal) = (new LastingWriter(new BrokenWriter()), new StringWriter());
        await using var writer = new LastingWriter(terminal);
        foreach (var one in new TextWriter[] { full, writer })
        {
            one.Write('a');
            one.Write("b");
            one.Write("{0}", "c");
            one.Write(['d', 'e'], 0, 2);
            one.Write("fg".AsSpan());
            one.WriteLine("h");
            one.WriteLine();
            await one.WriteAsync("i");
            await one.WriteLineAsync("j");
            await one.FlushAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal("abcdefgh\n\nij\n", terminal.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_result_that_cannot_be_written_is_an_error_of_the_user_s()
    {
        using var output = StandardOutput.To(new ResultStream(output: null));
        Assert.Contains("(it is closed)", Assert.Throws<OutputException>(() => output.Write("words")).Message, StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
