using System.Buffers.Binary;
using System.Text.Json;

namespace LiveCaptions.Whisper.Models;

/// <summary>Reads a file of weights (safetensors): a header in JSON that says where each tensor lies, and the numbers behind it.</summary>
/// <remarks>Nothing in the file is believed before it is checked against the file's length and the shape that is asked for.</remarks>
internal sealed class SafetensorsFile
{
    private const int Prefix = sizeof(ulong);
    private const long MaxHeader = 1 << 20;

    private readonly (string Path, SafetensorsPurpose Purpose) file;
    private readonly byte[] content;
    private readonly int begins; // the data
    private readonly Dictionary<string, Entry> entries;

    /// <summary>What the header says about a tensor.</summary>
    private readonly record struct Entry(string? Type, long[] Shape, long[] Offsets);

    private SafetensorsFile(string path, SafetensorsPurpose purpose, byte[] content)
    {
        (file, this.content) = ((path, purpose), content);
        if (content.Length < Prefix)
            throw CutShort();
        var header = BinaryPrimitives.ReadUInt64LittleEndian(content);
        if (header is 0 or > (ulong)MaxHeader || content[Math.Min(Prefix, content.Length - 1)] != '{')
            throw Damaged("it does not begin as such files do");
        if (header > (ulong)(content.Length - Prefix))
            throw CutShort();
        begins = Prefix + (int)header;
        entries = Entries(content.AsMemory(Prefix, (int)header));
    }

    /// <summary>Reads the file into memory.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="purpose">What it is for.</param>
    /// <exception cref="ModelFileException">It does not exist, cannot be read, or is of another format.</exception>
    public static SafetensorsFile Open(string path, SafetensorsPurpose purpose)
    {
        try
        {
            if (Directory.Exists(path))
                throw Refusal(path, purpose, "is a folder. Name the file in it.");
            if (new FileInfo(path).Length > purpose.MaxBytes)
                throw Refusal(path, purpose, "is too large for one. Copy or download it again.");
            return new(path, purpose, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal(path, purpose, $"does not exist. {purpose.IfMissing}", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Refusal(path, purpose, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether there is such a tensor.</summary>
    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The numbers of a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="ModelFileException">It is missing, of another shape or type, outside the file, or not of numbers.</exception>
    public float[] Read(string name, params ReadOnlySpan<int> shape)
    {
        if (!entries.TryGetValue(name, out var entry))
            throw Damaged($"{name} is missing");
        if (entry.Type != "F32")
            throw Damaged($"{name} is not of the type F32");
        var count = 1;
        var same = entry.Shape.Length == shape.Length;
        for (var i = 0; i < shape.Length; i++)
        {
            same = same && entry.Shape[i] == shape[i];
            count *= shape[i];
        }
        if (!same)
            throw Damaged($"{name} has another shape");
        var numbers = new float[count];
        var bytes = BytesOf(name, entry, count * sizeof(float));
        for (var i = 0; i < count; i++)
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return Array.TrueForAll(numbers, float.IsFinite) ? numbers : throw Damaged($"{name} holds what is no number");
    }

    private ReadOnlySpan<byte> BytesOf(string name, Entry entry, int length)
    {
        if (entry.Offsets is not [>= 0 and var from, var to] || to < from)
            throw Damaged($"{name} has another length than its shape");
        if (to > content.Length - begins) // before any difference: it could overflow
            throw CutShort();
        return to - from == length
            ? content.AsSpan(begins + (int)from, length)
            : throw Damaged($"{name} has another length than its shape");
    }

    private Dictionary<string, Entry> Entries(ReadOnlyMemory<byte> header)
    {
        try
        {
            using var document = JsonDocument.Parse(header);
            var found = new Dictionary<string, Entry>(StringComparer.Ordinal);
            foreach (var tensor in document.RootElement.EnumerateObject())
                if (tensor.Name != "__metadata__" && !found.TryAdd(tensor.Name, EntryOf(tensor.Value)))
                    throw Damaged("a name stands in it twice");
            return found;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Damaged("its header makes no sense", e);
        }
    }

    private static Entry EntryOf(JsonElement tensor) =>
        new(tensor.GetProperty("dtype").GetString(), Numbers(tensor.GetProperty("shape")), Numbers(tensor.GetProperty("data_offsets")));

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];

    private ModelFileException Damaged(string fault, Exception? cause = null) =>
        Refusal(file.Path, file.Purpose, $"is damaged or of a kind that is not known: {fault}. Copy or download it again.", cause);

    private ModelFileException CutShort() =>
        Refusal(
            file.Path,
            file.Purpose,
            FormattableString.Invariant($"is cut short: it ends after {content.Length:N0} bytes. Copy or download it again.")
        );

    private static ModelFileException Refusal(string path, SafetensorsPurpose purpose, string reason, Exception? cause = null) =>
        new(path, $"{purpose.Name} {path} cannot be used, so {purpose.Meaning}: it {reason}", cause);
}

/// <summary>What a file of weights is for.</summary>
/// <param name="Name">What it is: "The speaker model".</param>
/// <param name="Meaning">What follows if it cannot be used: "speakers are not told apart".</param>
/// <param name="IfMissing">What to do if it is not there, as a sentence.</param>
/// <param name="MaxBytes">A longer file is another one.</param>
internal sealed record SafetensorsPurpose(string Name, string Meaning, string IfMissing, long MaxBytes);
