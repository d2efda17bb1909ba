using System.Text;

namespace LiveCaptions.Audio;

/// <summary>The first lines that a child process said, up to a length.</summary>
/// <remarks>Threading: written by the process's reader; read after it has ended.</remarks>
internal sealed class BoundedText(int capacity)
{
    private readonly StringBuilder text = new();

    /// <summary>Keeps the line if there is room.</summary>
    public void Add(string line)
    {
        if (text.Length + line.Length < capacity)
            text.Append(line).Append('\n');
    }

    public override string ToString() => text.ToString().TrimEnd();
}
