using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>Writes a Moonshine model as the GGUF file that <see cref="MoonshineFile"/> reads.</summary>
/// <remarks>Layout: docs/gguf.md of ggml.</remarks>
internal static class GgufWriter
{
    private const int Version = 3,
        Alignment = 32,
        Number = 4, // types of values
        Text = 8,
        List = 9;

    /// <summary>Writes what stands before the weights, up to the first one's place.</summary>
    /// <param name="to">An empty file.</param>
    /// <param name="tokens">The vocabulary, in the order of its numbers.</param>
    public static void WriteHeader(Stream to, IReadOnlyList<string> tokens)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write("GGUF"u8);
        writer.Write(Version);
        writer.Write((long)MoonshineTensors.All.Count);
        writer.Write((long)MoonshineFile.Sizes.Count + 4);
        WriteText(writer, "general.architecture", MoonshineFile.Architecture);
        WriteText(writer, "general.name", "Moonshine base-en");
        WriteText(writer, "general.license", "MIT");
        foreach (var (key, value) in MoonshineFile.Sizes)
        {
            Write(writer, $"{MoonshineFile.Architecture}.{key}");
            writer.Write(Number);
            writer.Write(value);
        }
        WriteTokens(writer, tokens);
        WriteTensors(writer);
        writer.Flush();
        Align(to);
    }

    /// <summary>Fills up to where the next weights may begin.</summary>
    public static void Align(Stream to) => to.Write(new byte[Aligned(to.Position) - to.Position]);

    private static void WriteTokens(BinaryWriter writer, IReadOnlyList<string> tokens)
    {
        Write(writer, "tokenizer.tokens");
        writer.Write(List);
        writer.Write(Text);
        writer.Write((long)tokens.Count);
        foreach (var token in tokens)
            Write(writer, token);
    }

    private static void WriteTensors(BinaryWriter writer)
    {
        var offset = 0L;
        foreach (var (name, (type, shape)) in MoonshineTensors.All)
        {
            Write(writer, name);
            writer.Write(shape.Length);
            foreach (var size in shape)
                writer.Write(size);
            writer.Write(type);
            writer.Write(offset);
            offset = Aligned(offset + MoonshineTensors.SizeOf(type, shape));
        }
    }

    private static void WriteText(BinaryWriter writer, string key, string value)
    {
        Write(writer, key);
        writer.Write(Text);
        Write(writer, value);
    }

    private static void Write(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;
}
