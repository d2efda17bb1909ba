namespace LiveCaptions.Whisper.Models;

/// <summary>A Moonshine model's file, checked before native code loads it, and what is read from it here: its vocabulary.</summary>
/// <param name="Vocabulary">Its tokens.</param>
/// <param name="Memory">What it takes.</param>
internal sealed record MoonshineFile(Vocabulary Vocabulary, ModelMemory Memory)
{
    public const int Start = 1,
        End = 2;

    public const string Architecture = "moonshine";

    private const string Kind = "speech model";
    private const int LongestToken = 256;

    /// <summary>What the file must say of itself; the only member of the family whose alignment heads are known.</summary>
    public static IReadOnlyList<(string Key, int Value)> Sizes { get; } =
    [
        ("width", MoonshineTensors.Width),
        ("encoder_layers", MoonshineTensors.Layers),
        ("decoder_layers", MoonshineTensors.Layers),
        ("heads", 8),
        ("head_size", 52),
        ("rotary_size", 32),
        ("feed_forward", MoonshineTensors.FeedForward),
        ("vocabulary", MoonshineTensors.Vocabulary),
        ("sot", Start),
        ("eot", End),
    ];

    /// <summary>Refuses a file that native code could not load safely, and reads its vocabulary.</summary>
    /// <exception cref="ModelFileException">The message is a sentence for the person at the machine.</exception>
    public static MoonshineFile Read(string path)
    {
        using var file = GgmlFile.OpenGguf(path, Kind);
        var header = GgufFile.Read(file);
        var architecture = header.Text("general.architecture");
        if (architecture != Architecture)
            throw file.Foreign(architecture is null ? "a GGUF file of another kind" : $"a GGUF file of another kind ({architecture})");
        foreach (var (key, value) in Sizes)
            if (header.Number($"{Architecture}.{key}") is not { } said || said != value)
                throw file.Foreign($"a Moonshine model of another size ({key} is not {value}); only base-en is known");
        RequireTensors(file, header);
        var pieces = header.List("tokenizer.tokens");
        if (pieces.Length != MoonshineTensors.Vocabulary || Array.Exists(pieces, piece => piece.Length > LongestToken))
            throw file.Damaged("its vocabulary is not that of Moonshine");
        var memory = new ModelMemory(
            file.Length,
            MoonshineTensors.Width,
            MoonshineTensors.Layers,
            MoonshineTensors.Layers,
            MoonshineTensors.Vocabulary
        );
        return new(SentencePieces.Vocabulary(pieces, End), memory);
    }

    private static void RequireTensors(GgmlFile file, GgufFile header)
    {
        foreach (var (name, (type, shape)) in MoonshineTensors.All)
        {
            if (!header.Tensors.TryGetValue(name, out var tensor))
                throw file.Damaged($"the tensor {name} is missing");
            if (tensor.Type != type || !tensor.Shape.AsSpan().SequenceEqual(shape))
                throw file.Damaged(
                    $"the tensor {name} is of type {tensor.Type} and size {string.Join(" x ", tensor.Shape)} where {type} and {string.Join(" x ", shape)} are needed"
                );
            if (header.WeightsStart + tensor.Offset + MoonshineTensors.SizeOf(type, shape) > file.Length)
                throw file.CutShort();
        }
    }
}
