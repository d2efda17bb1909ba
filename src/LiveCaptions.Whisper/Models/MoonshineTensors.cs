namespace LiveCaptions.Whisper.Models;

/// <summary>Every tensor of Moonshine base-en: its name, type and shape. Native code reads these and no others.</summary>
internal static class MoonshineTensors
{
    public const int Width = 416,
        Layers = 8,
        FeedForward = 1664,
        Vocabulary = 32768;

    /// <summary>Types of ggml: numbers of 32 and 16 bits, and blocks of 8-bit numbers with a scale (q8_0).</summary>
    public const int Single = 0,
        Half = 1,
        Bytes = 8;

    /// <summary>Numbers in a block of 8-bit ones, and its bytes.</summary>
    public const int Block = 32,
        BytesPerBlock = 34;

    private static readonly string[] Projections = ["q", "k", "v", "o"];

    /// <summary>By name; sizes are the fastest first.</summary>
    public static IReadOnlyDictionary<string, (int Type, long[] Shape)> All { get; } =
        new[] { Front(), Enumerable.Range(0, Layers).SelectMany(Encoder), Enumerable.Range(0, Layers).SelectMany(Decoder) }
            .SelectMany(part => part)
            .ToDictionary();

    /// <summary>Bytes of such a tensor's weights.</summary>
    public static long SizeOf(int type, long[] shape)
    {
        var numbers = shape.Aggregate(1L, (product, size) => product * size);
        return type switch
        {
            Single => numbers * 4,
            Half => numbers * 2,
            _ => numbers / Block * BytesPerBlock,
        };
    }

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Front() =>
        [
            Of("encoder.conv1.weight", Half, 127, 1, Width),
            Of("encoder.conv2.weight", Half, 7, Width, 2 * Width),
            Of("encoder.conv3.weight", Half, 3, 2 * Width, Width),
            Of("encoder.conv2.bias", Single, 2 * Width),
            Of("encoder.conv3.bias", Single, Width),
            Of("encoder.groupnorm.weight", Single, Width),
            Of("encoder.groupnorm.bias", Single, Width),
            Of("encoder.layer_norm.weight", Single, Width),
            Of("decoder.embed_tokens.weight", Bytes, Width, Vocabulary),
            Of("decoder.norm.weight", Single, Width),
        ];

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Encoder(int layer)
    {
        var name = $"encoder.layers.{layer}";
        return [.. Attention($"{name}.self_attn"), .. Feeding(name, up: FeedForward), .. Norms(name, "input", "post_attention")];
    }

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Decoder(int layer)
    {
        var name = $"decoder.layers.{layer}";
        return
        [
            .. Attention($"{name}.self_attn"),
            .. Attention($"{name}.encoder_attn"),
            .. Feeding(name, up: 2 * FeedForward),
            .. Norms(name, "input", "post_attention", "final"),
        ];
    }

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Attention(string name) =>
        Projections.Select(part => Of($"{name}.{part}_proj.weight", Bytes, Width, Width));

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Feeding(string name, int up) =>
        [
            Of($"{name}.mlp.fc1.weight", Bytes, Width, up),
            Of($"{name}.mlp.fc1.bias", Single, up),
            Of($"{name}.mlp.fc2.weight", Bytes, FeedForward, Width),
            Of($"{name}.mlp.fc2.bias", Single, Width),
        ];

    private static IEnumerable<KeyValuePair<string, (int Type, long[] Shape)>> Norms(string name, params string[] norms) =>
        norms.Select(norm => Of($"{name}.{norm}_layernorm.weight", Single, Width));

    private static KeyValuePair<string, (int Type, long[] Shape)> Of(string name, int type, params long[] shape) =>
        new(name, (type, shape));
}
