using System.Text;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

/// <summary>A Moonshine file without weights, for tests to damage: where they would be, all tensors share a hole in the file.</summary>
internal sealed class GgufBytes
{
    public Dictionary<string, int> Sizes { get; } =
        new()
        {
            ["width"] = 416,
            ["encoder_layers"] = 8,
            ["decoder_layers"] = 8,
            ["heads"] = 8,
            ["head_size"] = 52,
            ["rotary_size"] = 32,
            ["feed_forward"] = 1664,
            ["vocabulary"] = 32768,
            ["sot"] = 1,
            ["eot"] = 2,
        };

    public Dictionary<string, (int Type, long[] Shape)> Tensors { get; } = new(MoonshineTensors.All);

    public string? Architecture { get; init; } = "moonshine";

    public List<string> Tokens { get; } = ["<unk>", "<s>", "</s>", .. Enumerable.Repeat("a", 32765)];

    public int Version { get; init; } = 3;

    /// <summary>Bytes for the weights.</summary>
    public long Weights { get; init; } = 20_000_000;

    /// <summary>The part before the weights.</summary>
    public byte[] Header()
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write("GGUF"u8);
        to.Write(Version);
        to.Write((long)Tensors.Count);
        to.Write((long)Sizes.Count + 1 + (Architecture is null ? 0 : 1));
        if (Architecture is not null)
        {
            Text(to, "general.architecture");
            to.Write(8);
            Text(to, Architecture);
        }
        foreach (var (key, value) in Sizes)
        {
            Text(to, $"moonshine.{key}");
            to.Write(4);
            to.Write(value);
        }
        Text(to, "tokenizer.tokens");
        to.Write(9);
        to.Write(8);
        to.Write((long)Tokens.Count);
        Tokens.ForEach(token => Text(to, token));
        foreach (var (name, (type, shape)) in Tensors)
        {
            Text(to, name);
            to.Write(shape.Length);
            foreach (var size in shape)
                to.Write(size);
            to.Write(type);
            to.Write(0L);
        }
        return bytes.ToArray();
    }

    /// <summary>Writes the file, and its folder if there is none.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var header = Header();
        using var file = File.Create(path);
        file.Write(header);
        file.SetLength(header.Length + Weights);
    }

    /// <summary>The message with which the file is refused; null: it passes.</summary>
    public string? Fault() => Fault(Header(), Weights);

    /// <summary>The same for a file of these bytes, with a hole behind them.</summary>
    public static string? Fault(byte[] content, long hole)
    {
        var path = Path.Combine(Path.GetTempPath(), $"livecaptions-{Guid.NewGuid():N}.gguf");
        try
        {
            using (var file = File.Create(path))
            {
                file.Write(content);
                file.SetLength(content.Length + hole);
            }
            _ = MoonshineFile.Read(path);
            return null;
        }
        catch (ModelFileException refusal)
        {
            Assert.Equal(path, refusal.Path);
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            return refusal.Message;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Text(BinaryWriter to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.Write((long)bytes.Length);
        to.Write(bytes);
    }
}
