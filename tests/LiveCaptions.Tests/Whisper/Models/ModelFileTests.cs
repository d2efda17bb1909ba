using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

public sealed class ModelFileTests
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");
    private static readonly string Speech = Path.Combine(Models, "ggml-tiny.en-q8_0.bin");
    private static readonly string Voice = Path.Combine(Models, "ggml-silero-v6.2.3.bin");

    [Fact]
    public void The_embedded_models_pass()
    {
        WhisperFileCheck.Require(Speech);
        VoiceFileCheck.Require(Voice);
    }

    [Fact]
    public void A_well_formed_file_passes() =>
        Assert.Null(ModelBytes.Fault(ModelBytes.Whisper().Tensor("weights", 8, [384, 2], 2 * 384 / 32 * 34).ToArray()));

    [Fact]
    public void A_missing_file_or_a_folder_is_refused_by_name()
    {
        Assert.Contains(
            "does not exist",
            Assert.Throws<ModelFileException>(() => WhisperFileCheck.Require("no-such-model.bin")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is a folder",
            Assert.Throws<ModelFileException>(() => WhisperFileCheck.Require(Models)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("GGUF and more", "a GGUF file")]
    [InlineData("PK\u0003\u0004 and more", "a zip archive or a PyTorch model")]
    [InlineData("{ \"text\": 1 }", "not a ggml model")]
    [InlineData("", "is empty")]
    [InlineData("lm", "cut short")]
    public void A_file_of_another_format_is_called_what_it_is(string content, string said) =>
        Assert.Contains(said, ModelBytes.Fault(System.Text.Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void A_model_of_the_other_kind_is_called_what_it_is()
    {
        Assert.Contains(
            "is a voice activity model",
            Assert.Throws<ModelFileException>(() => WhisperFileCheck.Require(Voice)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is a speech model",
            Assert.Throws<ModelFileException>(() => VoiceFileCheck.Require(Speech)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_model_cut_short_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(Voice);
        for (var length = 1; length < whole.Length; length += 1 + length / 3)
            Assert.Contains("cut short", ModelBytes.Fault(whole[..length], VoiceFileCheck.Require), StringComparison.Ordinal);
        Assert.Contains("cut short", ModelBytes.Fault(whole[..^1], VoiceFileCheck.Require), StringComparison.Ordinal);
        var small = ModelBytes.Whisper().Tensor("weights", 0, [10], 39).ToArray();
        Assert.Contains("cut short", ModelBytes.Fault(small), StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData(1, 51863),
        InlineData(1, -1),
        InlineData(2, 1499),
        InlineData(3, 0),
        InlineData(3, 1 << 30),
        InlineData(4, 5),
        InlineData(5, 7),
        InlineData(5, 1 << 30)
    ]
    [
        InlineData(6, 0),
        InlineData(7, 512),
        InlineData(8, 0),
        InlineData(9, -4),
        InlineData(10, 81),
        InlineData(11, -1),
        InlineData(12, 128),
        InlineData(13, 200)
    ]
    public void A_size_that_no_model_has_is_refused(int place, int number) =>
        Assert.Contains(
            "damaged",
            ModelBytes.Fault(ModelBytes.Whisper((place, number)).Tensor("weights", 0, [1], 4).ToArray()),
            StringComparison.Ordinal
        );

    [Fact]
    public void Tensors_of_unknown_type_size_or_name_are_refused()
    {
        Assert.Contains("type 99", ModelBytes.Fault(ModelBytes.Whisper().Tensor("a", 99, [1], 4).ToArray()), StringComparison.Ordinal);
        Assert.Contains(
            "whole number of blocks",
            ModelBytes.Fault(ModelBytes.Whisper().Tensor("a", 8, [33], 99).ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains("size is -3", ModelBytes.Fault(ModelBytes.Whisper().Tensor("a", 0, [-3], 4).ToArray()), StringComparison.Ordinal);
        Assert.Contains(
            "stands in it twice",
            ModelBytes.Fault(ModelBytes.Whisper().Tensor("a", 0, [1], 4).Tensor("a", 0, [1], 4).ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "number of dimensions is 5",
            ModelBytes.Fault(ModelBytes.Whisper().Tensor("a", 0, [1, 1, 1, 1, 1], 4).ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains("no weights", ModelBytes.Fault(ModelBytes.Whisper().ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_voice_model_of_another_shape_is_refused()
    {
        var whole = File.ReadAllBytes(Voice);
        for (var place = 18; place < 18 + 22 * 4; place += 4)
        {
            var spoilt = (byte[])whole.Clone();
            spoilt[place + 3] ^= 0x40;
            Assert.Contains("damaged", ModelBytes.Fault(spoilt, VoiceFileCheck.Require), StringComparison.Ordinal);
        }
    }
}
