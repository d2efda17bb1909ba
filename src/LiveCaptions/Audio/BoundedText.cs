using System.Text;

namespace LiveCaptions.Audio;

/// <summary>Keeps the first lines that a child process writes, up to a length.</summary>
/// <remarks>Threading: written by the task that reads the process; read after the process has ended.</remarks>
internal sealed class BoundedText(int capacity)
{
    private readonly StringBuilder text = new();

    /// <summary>Keeps the line if it fits.</summary>
    public void Add(string line)
    {
        if (text.Length + line.Length < capacity)
            text.Append(line).Append('\n');
    }

    public override string ToString() => text.ToString().TrimEnd();

    /// <summary>The last line of a text, or a stand-in if it is empty.</summary>
    public static string LastLine(string text) => text.Length == 0 ? "it gave no reason" : text[(text.LastIndexOf('\n') + 1)..];
}
