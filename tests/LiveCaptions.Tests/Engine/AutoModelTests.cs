using LiveCaptions.Engine;
using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Whisper.Models;

namespace LiveCaptions.Tests.Engine;

public sealed class AutoModelTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ModelFolder folder;
    private readonly List<string> measured = [];

    public AutoModelTests()
    {
        folder = new(Path.Combine(root, "own"), Path.Combine(root, "embedded"));
        Put("embedded", "tiny.en", weights: 1);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Put(string place, string name, int weights, int vocabulary = 51864)
    {
        Directory.CreateDirectory(Path.Combine(root, place));
        File.WriteAllBytes(
            Path.Combine(root, place, $"ggml-{name}.bin"),
            ModelBytes.Whisper((1, vocabulary)).Tensor("weights", 0, [weights], 4 * weights).ToArray()
        );
    }

    private (PresentModel Model, string Line) Choose(Func<string, double?> seconds, string language = "auto", long memory = 8L << 30) =>
        new AutoModel(
            folder,
            new(Path.Combine(root, "steps.json")),
            (model, _, _) =>
            {
                measured.Add(model.Name);
                return seconds(model.Name);
            },
            memory,
            "a processor"
        ).Choose(new RecognitionSettings(), [language], TestContext.Current.CancellationToken);

    [Fact]
    public void The_only_model_is_taken_without_measuring()
    {
        var (model, line) = Choose(_ => throw new InvalidOperationException("It was measured."));

        Assert.Equal("tiny.en", model.Name);
        Assert.Contains("auto takes tiny.en, the only one here", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_that_is_fast_enough_is_taken_and_said_in_one_line()
    {
        Put("own", "base", weights: 100);
        Put("own", "small", weights: 1000);

        var (model, line) = Choose(name =>
            name switch
            {
                "tiny.en" => 0.02,
                "base" => 0.06,
                _ => 0.3,
            }
        );

        Assert.Equal("base", model.Name);
        Assert.Equal(
            "Model: auto takes base, the largest here whose step is short enough (0.060 s; at most 0.067 s; tiny.en 0.020 s, small 0.300 s).",
            line
        );
    }

    [Fact]
    public void What_was_measured_is_not_measured_again_but_a_file_that_changed_is()
    {
        Put("own", "base", weights: 100);
        Choose(_ => 0.05);
        Choose(_ => 0.05);
        Assert.Equal(["tiny.en", "base"], measured);

        Put("own", "base", weights: 101);
        Choose(_ => 0.05);

        Assert.Equal(["tiny.en", "base", "base"], measured);
    }

    [Fact]
    public void Where_none_is_fast_enough_the_fastest_is_taken_with_a_warning()
    {
        Put("own", "base", weights: 100);

        var (model, line) = Choose(name => name == "base" ? 0.3 : 0.1);

        Assert.Equal("tiny.en", model.Name);
        Assert.Contains("captions may be late", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_models_that_know_the_language_are_asked()
    {
        Put("own", "base", weights: 100, vocabulary: 51865);

        Assert.Equal("base", Choose(_ => 9, language: "de").Model.Name);
        Assert.Equal("base", Choose(_ => 0.01, language: "en").Model.Name);
        File.Delete(folder.PathOf("base"));
        Assert.Contains(
            "for the language de",
            Assert.Throws<ModelException>(() => Choose(_ => 0.05, language: "de")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Models_that_are_damaged_too_large_or_fail_are_left_aside()
    {
        Put("own", "base", weights: 100);
        Put("own", "small", weights: 1000);
        File.WriteAllText(folder.PathOf("broken"), "GGUF");

        Assert.Equal("base", Choose(name => name == "small" ? null : 0.05).Model.Name);
        Assert.Contains("small could not be measured", Choose(name => name == "small" ? null : 0.05).Line, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => Choose(_ => 0.05, memory: 1000));
    }

    [Fact]
    public void A_setting_names_a_file_or_a_model_that_is_here()
    {
        Put("own", "mine", weights: 10);

        Assert.Equal(folder.PathOf("mine"), NamedModel.PathOf("mine", folder));
        Assert.Equal(folder.PathOf("mine"), NamedModel.PathOf(folder.PathOf("mine"), folder));
        Assert.Equal("no/such/file.bin", NamedModel.PathOf("no/such/file.bin", folder));
        Assert.Equal("none.bin", NamedModel.PathOf("none.bin", folder));
        Assert.Contains(
            "livecaptions models pull base-q8_0",
            Assert.Throws<ModelException>(() => NamedModel.PathOf("base-q8_0", folder)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Did you mean mine?",
            Assert.Throws<ModelException>(() => NamedModel.PathOf("mime", folder)).Message,
            StringComparison.Ordinal
        );
    }
}
