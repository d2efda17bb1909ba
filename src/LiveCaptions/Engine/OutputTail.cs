using System.Text;
using CliWrap;

namespace LiveCaptions.Engine;

/// <summary>The end of what a process writes; earlier output is dropped.</summary>
/// <remarks>Threading: written by the process's reader; read after the process has ended.</remarks>
internal sealed class OutputTail
{
    /// <summary>An answer is a few kilobytes, but drivers may print before it.</summary>
    public const int MaxBytes = 1 << 16;

    private readonly byte[] bytes = new byte[2 * MaxBytes];
    private int count;

    /// <summary>Receives the output.</summary>
    public PipeTarget Target => PipeTarget.Create(KeepAsync);

    /// <summary>The lines that were kept, without empty ones; the first may have lost its beginning.</summary>
    public string[] Lines =>
        Encoding.UTF8.GetString(bytes, 0, count).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task KeepAsync(Stream output, CancellationToken stop)
    {
        while (await output.ReadAsync(bytes.AsMemory(count, Math.Min(MaxBytes, bytes.Length - count)), stop) is > 0 and var read)
        {
            count += read;
            if (count <= MaxBytes)
                continue;
            bytes.AsSpan(count - MaxBytes, MaxBytes).CopyTo(bytes);
            count = MaxBytes;
        }
    }
}
