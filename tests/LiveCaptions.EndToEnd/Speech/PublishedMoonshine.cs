using System.Text;
using System.Text.Json;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Moonshine's weights as their authors publish them: all numbers in 32 bits, with the vocabulary beside them.</summary>
internal static class PublishedMoonshine
{
    /// <summary>Writes both files.</summary>
    /// <param name="model">A GGUF file, whose weights they are to have.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>The file of the weights.</returns>
    public static string Write(string model, string folder)
    {
        using var file = GgmlFile.OpenGguf(model, "model");
        var header = GgufFile.Read(file);
        WriteVocabulary(header, Path.Combine(folder, "tokenizer.json"));
        var content = File.ReadAllBytes(model);
        var path = Path.Combine(folder, "model.safetensors");
        using var to = File.Create(path);
        var entries = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Entries(header)));
        to.Write(BitConverter.GetBytes((long)entries.Length));
        to.Write(entries);
        foreach (var (name, tensor) in header.Tensors)
        foreach (var number in Numbers(content.AsSpan((int)(header.WeightsStart + tensor.Offset)), MoonshineTensors.All[name]))
            to.Write(BitConverter.GetBytes(number));
        return path;
    }

    private static void WriteVocabulary(GgufFile header, string path)
    {
        var tokens = header.List("tokenizer.tokens").Select(Encoding.UTF8.GetString).ToList();
        var vocab = tokens.Take(32000).Select((token, number) => (token, number)).ToDictionary(pair => pair.token, pair => pair.number);
        var added = tokens.Skip(32000).Select((token, i) => new { id = 32000 + i, content = token });
        File.WriteAllText(path, JsonSerializer.Serialize(new { added_tokens = added, model = new { type = "BPE", vocab } }));
    }

    private static Dictionary<string, object> Entries(GgufFile header)
    {
        var (entries, offset) = (new Dictionary<string, object>(), 0L);
        foreach (var (name, tensor) in header.Tensors)
        {
            var bytes = 4 * tensor.Shape.Aggregate(1L, (product, size) => product * size);
            entries[$"model.{name}"] = new
            {
                dtype = "F32",
                shape = tensor.Shape.Reverse(),
                data_offsets = new[] { offset, offset + bytes },
            };
            offset += bytes;
        }
        return entries;
    }

    private static float[] Numbers(ReadOnlySpan<byte> bytes, (int Type, long[] Shape) tensor)
    {
        var numbers = new float[tensor.Shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = tensor.Type switch
            {
                MoonshineTensors.Single => BitConverter.ToSingle(bytes[(4 * i)..]),
                MoonshineTensors.Half => (float)BitConverter.ToHalf(bytes[(2 * i)..]),
                _ => (float)BitConverter.ToHalf(bytes[(i / 32 * 34)..]) * (sbyte)bytes[i / 32 * 34 + 2 + i % 32],
            };
        return numbers;
    }
}
