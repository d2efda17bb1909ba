using System.Text;

namespace LiveCaptions.Telemetry;

/// <summary>
/// The terminal as commands write to it: names of files, devices, sources and addresses in their sentences cannot command it. Line feeds,
/// tabs, and a carriage return that begins a text are left, since tables and meters need them.
/// </summary>
/// <remarks>Threading: as safe as the writer behind it.</remarks>
internal sealed class PrintableWriter(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) =>
        terminal.Write(value is '\n' or '\r' or '\t' ? value.ToString() : PrintableText.Of($"{value}"));

    public override void Write(string? value) => terminal.Write(Printable(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    // One call, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => terminal.WriteLine(Printable(value));

    public override Task WriteAsync(string? value) => terminal.WriteAsync(Printable(value));

    public override Task WriteLineAsync(string? value) => terminal.WriteLineAsync(Printable(value));

    public override void Flush() => terminal.Flush();

    public override Task FlushAsync() => terminal.FlushAsync();

    private static string Printable(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var start = text[0] == '\r' ? "\r" : "";
        return start
            + string.Join(
                '\n',
                text[start.Length..]
                    .Replace("\r\n", "\n", StringComparison.Ordinal)
                    .Split('\n')
                    .Select(line => string.Join('\t', line.Split('\t').Select(part => PrintableText.Of(part))))
            );
    }
}
