using System.Text;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

/// <summary>What a model is made of, where it cannot be made; that it can is tried with real weights (MoonshineFilesTests).</summary>
public sealed class MoonshineConversionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public MoonshineConversionTests() => WriteWeights("{}");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Weights => Path.Combine(folder, "model.safetensors");

    private string Vocabulary => Path.Combine(folder, MoonshineConversion.VocabularyFile);

    [Fact]
    public void Numbers_are_kept_by_their_type()
    {
        Assert.Equal([0, 0, 128, 63, 0, 0, 0, 192], GgmlNumbers.Of([1f, -2f], MoonshineTensors.Single));
        Assert.Equal([0, 60, 0, 192], GgmlNumbers.Of([1f, -2f], MoonshineTensors.Half));
        float[] block = [-63.5f, 0.5f, 0.25f, -0.25f, .. new float[28]];
        var bytes = GgmlNumbers.Of(block, MoonshineTensors.Bytes);
        Assert.Equal(34, bytes.Length);
        Assert.Equal((Half)0.5f, BitConverter.ToHalf(bytes));
        Assert.Equal([-127, 1, 1, -1, 0], bytes[2..7].Select(value => (int)(sbyte)value));
        Assert.All(GgmlNumbers.Of(new float[32], MoonshineTensors.Bytes), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Tokens_stand_in_the_order_of_their_numbers_with_those_that_were_added()
    {
        File.WriteAllText(
            Vocabulary,
            """{"model":{"vocab":{"b":1,"a":0,"far":99}},"added_tokens":[{"id":2,"content":"<<ST_0>>"},{"id":0,"content":"<unk>"}]}"""
        );
        Assert.Equal(["<unk>", "b", "<<ST_0>>"], TokenizerFile.Read(Vocabulary, 3));
    }

    [Theory]
    [InlineData("""{"model":{"vocab":{"a":0,"b":1}}}""", "does not have the 32768 tokens")]
    [InlineData("""{"model":{"vocab":{"a":"x"}}}""", "is damaged")]
    [InlineData("""{"model":{"vocab":[]}}""", "is damaged")]
    [InlineData("""{"model":{"vocab":{}},"added_tokens":7}""", "is damaged")]
    [InlineData("""{"model":{"vocab":{}},"added_tokens":[{"id":4}]}""", "is damaged")]
    [InlineData("""{"model":{"vocab":{"a":1e99}}}""", "is damaged")]
    [InlineData("{}", "is damaged")]
    [InlineData("[]", "is damaged")]
    [InlineData("", "is damaged")]
    public void Another_vocabulary_is_refused(string content, string said)
    {
        File.WriteAllText(Vocabulary, content);
        Assert.Contains(said, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Contains("tokenizer.json cannot be used, so no model was made: it does not exist.", Refusal(), StringComparison.Ordinal);
        File.Delete(Weights);
        Assert.Contains("model.safetensors cannot be used, so no model was made: it does not exist.", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "encoder.conv1.weight is missing")]
    [InlineData("""{"model.encoder.conv1.weight":{"dtype":"BF16","shape":[416,1,127],"data_offsets":[0,8]}}""", "is not of the type F32")]
    [InlineData(
        """{"model.encoder.conv1.weight":{"dtype":"F32","shape":[288,1,127],"data_offsets":[0,8]}}""",
        "encoder.conv1.weight has another shape"
    )]
    [InlineData("""{"encoder.conv1.weight":{"dtype":"F32","shape":[416,1,127],"data_offsets":[0,211328]}}""", "is cut short")]
    public void Weights_of_another_model_are_refused(string header, string said)
    {
        var tokens = string.Join(',', Enumerable.Range(0, 32768).Select(number => $"\"t{number}\":{number}"));
        File.WriteAllText(Vocabulary, $"{{\"model\":{{\"vocab\":{{{tokens}}}}}}}");
        WriteWeights(header);

        Assert.Contains(said, Refusal(), StringComparison.Ordinal);
    }

    private void WriteWeights(string header) =>
        File.WriteAllBytes(Weights, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. new byte[8]]);

    private string Refusal() =>
        Assert
            .Throws<ModelFileException>(() => MoonshineConversion.Convert(Weights, Path.Combine(folder, "made"), _ => { }, Test.Stop))
            .Message;
}
