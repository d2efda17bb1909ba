using System.Text;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Commands;

/// <summary>Standard output as commands write it: transcripts and JSON are UTF-8 wherever they go, whatever the locale says.</summary>
internal static class StandardOutput
{
    /// <summary>UTF-8 without a mark; a letter that cannot be encoded becomes a replacement.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Opens standard output, written at once.</summary>
    public static TextWriter Open() => To(new ResultStream(StandardStreams.OpenOutput()));

    /// <summary>Writes text to a stream as standard output does.</summary>
    public static TextWriter To(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, Utf8) { AutoFlush = true });
}
