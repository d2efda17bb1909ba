using System.Text;

namespace LiveCaptions.Lifetime;

/// <summary>
/// Messages for a person at a terminal, which may be gone, or a file on a disk that is full: what cannot be written is dropped, and the
/// program goes on.
/// </summary>
/// <remarks>Threading: as safe as the writer behind it.</remarks>
internal sealed class LastingWriter(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Try(() => writer.Write(value));

    public override void Write(string? value) => Try(() => writer.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    // One call, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => Try(writer.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody can read it.
        }
    }
}
