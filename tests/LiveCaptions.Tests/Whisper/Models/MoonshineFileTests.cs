namespace LiveCaptions.Tests.Whisper.Models;

public sealed class MoonshineFileTests
{
    [Fact]
    public void A_well_formed_file_passes() => Assert.Null(new GgufBytes().Fault());

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var header = new GgufBytes().Header();
        for (var length = 4; length < header.Length; length += 1 + length / 4)
            Assert.Contains("cut short", GgufBytes.Fault(header[..length], hole: 0), StringComparison.Ordinal);
        Assert.Contains("cut short", GgufBytes.Fault(header, hole: 1_000_000), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("width", 288)]
    [InlineData("encoder_layers", 6)]
    [InlineData("decoder_layers", 1 << 30)]
    [InlineData("heads", -1)]
    [InlineData("vocabulary", 32769)]
    [InlineData("eot", 40000)]
    public void Another_size_is_refused_by_its_name(string key, int value)
    {
        var file = new GgufBytes();
        file.Sizes[key] = value;
        Assert.Contains($"a Moonshine model of another size ({key} is not", file.Fault(), StringComparison.Ordinal);
        file.Sizes.Remove(key);
        Assert.Contains($"a Moonshine model of another size ({key} is not", file.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_called_what_it_is()
    {
        Assert.Contains("of another kind (llama)", new GgufBytes { Architecture = "llama" }.Fault(), StringComparison.Ordinal);
        Assert.Contains("a GGUF file of another kind.", new GgufBytes { Architecture = null }.Fault(), StringComparison.Ordinal);
        Assert.Contains("its version is 9", new GgufBytes { Version = 9 }.Fault(), StringComparison.Ordinal);
        Assert.Contains("not a ggml model", GgufBytes.Fault("lmgg and more"u8.ToArray(), hole: 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_shape_or_type_or_none_is_refused()
    {
        const string Name = "decoder.layers.7.mlp.fc2.weight";
        var file = new GgufBytes();
        file.Tensors[Name] = (8, [416, 1664]);
        Assert.Contains($"{Name} is of type 8 and size 416 x 1664 where 8 and 1664 x 416", file.Fault(), StringComparison.Ordinal);
        file.Tensors[Name] = (1, [1664, 416]);
        Assert.Contains($"{Name} is of type 1", file.Fault(), StringComparison.Ordinal);
        file.Tensors[Name] = (8, [1664, -416]);
        Assert.Contains("a tensor's size is -416", file.Fault(), StringComparison.Ordinal);
        file.Tensors.Remove(Name);
        Assert.Contains($"{Name} is missing", file.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_of_another_length_is_refused()
    {
        var file = new GgufBytes();
        file.Tokens.RemoveAt(9);
        Assert.Contains("its vocabulary is not that", file.Fault(), StringComparison.Ordinal);
        file.Tokens.Add(new string('a', 300));
        Assert.Contains("its vocabulary is not that", file.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_byte_of_the_head_may_be_another()
    {
        // Whatever is made of it, it is a sentence or a file that native code can read; never another exception.
        var header = new GgufBytes().Header();
        var random = new Random(26);
        for (var i = 0; i < 60; i++)
        {
            var spoilt = (byte[])header.Clone();
            spoilt[i < 30 ? 4 + random.Next(500) : header.Length - 1 - random.Next(5000)] ^= (byte)(1 << random.Next(8));
            _ = GgufBytes.Fault(spoilt, hole: 20_000_000);
        }
    }
}
