using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>What a GGUF file says before its weights; every length is checked against the file before it is used.</summary>
/// <remarks>Layout: docs/gguf.md of ggml: version, counts, keys with values, tensors with shapes, then the weights.</remarks>
internal sealed class GgufFile
{
    private const int MaxName = 256,
        MaxText = 1 << 16,
        MaxKeys = 1000,
        MaxTensors = 10_000,
        MaxItems = 1 << 20,
        MaxDimensions = 4,
        Alignment = 32;

    private readonly Dictionary<string, byte[]> values = [];
    private readonly Dictionary<string, byte[][]> lists = [];
    private readonly Dictionary<string, GgufTensor> tensors = [];

    private enum Kind
    {
        Number,
        Text = 8,
        List = 9,
    }

    private GgufFile(GgmlFile file)
    {
        file.ReadInt("its version", 2, 3);
        var count = (int)file.ReadLong("its number of tensors", 1, MaxTensors);
        var keys = (int)file.ReadLong("its number of keys", 1, MaxKeys);
        for (var i = 0; i < keys; i++)
            ReadKey(file);
        for (var i = 0; i < count; i++)
            ReadTensor(file);
        WeightsStart = (file.Position + Alignment - 1) / Alignment * Alignment;
    }

    /// <summary>Where the weights begin.</summary>
    public long WeightsStart { get; }

    /// <summary>All tensors, by name.</summary>
    public IReadOnlyDictionary<string, GgufTensor> Tensors => tensors;

    /// <summary>Reads the part before the weights.</summary>
    /// <param name="file">Just opened.</param>
    /// <exception cref="ModelFileException">A part of it is damaged or cut short.</exception>
    public static GgufFile Read(GgmlFile file) => new(file);

    /// <summary>The text of a key; null: there is none.</summary>
    public string? Text(string key) => values.TryGetValue(key, out var text) ? Encoding.UTF8.GetString(text) : null;

    /// <summary>The whole number of a key, of 32 bits; null: there is none.</summary>
    public int? Number(string key) => values.TryGetValue(key, out var bytes) && bytes.Length == 4 ? BitConverter.ToInt32(bytes) : null;

    /// <summary>The texts of a key, as bytes; empty: there is no such list.</summary>
    public byte[][] List(string key) => lists.GetValueOrDefault(key) ?? [];

    private void ReadKey(GgmlFile file)
    {
        var name = Name(file, "a key's name");
        var kind = file.ReadInt("a value's type", 0, 12);
        if (kind == (int)Kind.List)
            lists[name] = ReadList(file, name);
        else if (!values.TryAdd(name, ReadValue(file, kind)))
            throw file.Damaged($"the key {name} stands in it twice");
    }

    private static byte[] ReadValue(GgmlFile file, int kind) =>
        file.ReadBytes(kind == (int)Kind.Text ? (int)file.ReadLong("the length of a text", 0, MaxText) : SizeOf(file, kind));

    /// <summary>The texts of a list; of a list of anything else nothing is kept.</summary>
    private static byte[][] ReadList(GgmlFile file, string name)
    {
        var kind = file.ReadInt("a list's type", 0, 12);
        var count = (int)file.ReadLong($"the length of the list {name}", 0, MaxItems);
        if (kind == (int)Kind.Text)
            return [.. Enumerable.Range(0, count).Select(_ => ReadValue(file, kind))];
        file.Skip((long)count * SizeOf(file, kind));
        return [];
    }

    private void ReadTensor(GgmlFile file)
    {
        var name = Name(file, "a tensor's name");
        var shape = new long[file.ReadInt("a tensor's number of dimensions", 1, MaxDimensions)];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = file.ReadLong("a tensor's size", 1, MaxItems);
        var type = file.ReadInt("a tensor's type", 0, 100);
        if (!tensors.TryAdd(name, new(type, shape, file.ReadLong("a tensor's place", 0, long.MaxValue / 2))))
            throw file.Damaged($"the tensor {name} stands in it twice");
    }

    private static string Name(GgmlFile file, string what) => file.ReadText((int)file.ReadLong($"the length of {what}", 1, MaxName));

    /// <summary>Bytes of a value that is a number.</summary>
    private static int SizeOf(GgmlFile file, int kind) =>
        kind switch
        {
            0 or 1 or 7 => 1,
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => throw file.Damaged("a list in it holds lists"),
        };
}

/// <summary>What a GGUF file says of a tensor.</summary>
/// <param name="Type">Number of ggml's type.</param>
/// <param name="Shape">Sizes, the fastest first.</param>
/// <param name="Offset">Where its weights begin, behind the first weight.</param>
internal sealed record GgufTensor(int Type, long[] Shape, long Offset);
