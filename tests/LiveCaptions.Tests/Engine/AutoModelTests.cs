using LiveCaptions.Engine;
using LiveCaptions.Models;
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

    private Task<(PresentModel Model, string Line)> ChooseAsync(
        Func<string, double?> seconds,
        string language = "auto",
        long memory = 8L << 30,
        bool onCard = false
    ) =>
        new AutoModel(
            folder,
            new(Path.Combine(root, "steps.json")),
            (model, _) =>
            {
                measured.Add(model.Name);
                return Task.FromResult(seconds(model.Name));
            },
            memory,
            "a processor",
            onCard
        ).ChooseAsync(threads: 1, step: 0.2, [language], Test.Stop);

    [Fact]
    public async Task The_only_model_is_taken_without_measuring()
    {
        var (model, line) = await ChooseAsync(_ => throw new InvalidOperationException("It was measured."));

        Assert.Equal("tiny.en", model.Name);
        Assert.Contains("auto takes tiny.en, the only usable model on this machine", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_model_that_is_fast_enough_is_taken_and_reported_in_one_line()
    {
        Put("own", "base", weights: 100);
        Put("own", "small", weights: 1000);

        var (model, line) = await ChooseAsync(name =>
            name switch
            {
                "tiny.en" => 0.02,
                "base" => 0.06,
                _ => 0.3,
            }
        );

        Assert.Equal("base", model.Name);
        Assert.Equal(
            "Model: auto takes base, the best here whose step is short enough (0.060 s; at most 0.067 s; tiny.en 0.020 s, small 0.300 s).",
            line
        );
    }

    [Fact]
    public async Task Moonshine_is_taken_for_English_and_where_the_processor_computes()
    {
        Put("own", "base", weights: 1000, vocabulary: 51865);
        new GgufBytes().Write(folder.PathOf("moonshine", gguf: true));

        Assert.Equal("moonshine", (await ChooseAsync(_ => 0.03)).Model.Name);
        Assert.Equal("base", (await ChooseAsync(_ => 0.03, language: "de")).Model.Name);
        Assert.Equal("base", (await ChooseAsync(_ => 0.03, onCard: true)).Model.Name);
    }

    [Fact]
    public async Task Moonshine_is_not_taken_where_its_step_is_too_long()
    {
        new GgufBytes().Write(folder.PathOf("moonshine", gguf: true));

        Assert.Equal("tiny.en", (await ChooseAsync(name => name == "tiny.en" ? 0.02 : 0.1)).Model.Name);
    }

    [Fact]
    public async Task A_model_is_measured_once_and_again_when_its_file_changes()
    {
        Put("own", "base", weights: 100);
        await ChooseAsync(_ => 0.05);
        await ChooseAsync(_ => 0.05);
        Assert.Equal(["tiny.en", "base"], measured);

        Put("own", "base", weights: 101);
        await ChooseAsync(_ => 0.05);

        Assert.Equal(["tiny.en", "base", "base"], measured);
    }

    [Fact]
    public async Task Without_a_fast_enough_model_the_fastest_is_taken_with_a_warning()
    {
        Put("own", "base", weights: 100);

        var (model, line) = await ChooseAsync(name => name == "base" ? 0.3 : 0.1);

        Assert.Equal("tiny.en", model.Name);
        Assert.Contains("captions may be late", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_models_that_know_the_language_are_measured()
    {
        Put("own", "base", weights: 100, vocabulary: 51865);

        Assert.Equal("base", (await ChooseAsync(_ => 9, language: "de")).Model.Name);
        Assert.Equal("base", (await ChooseAsync(_ => 0.01, language: "en")).Model.Name);
        File.Delete(folder.PathOf("base"));
        Assert.Contains(
            "for the language de",
            (await Assert.ThrowsAsync<ModelException>(() => ChooseAsync(_ => 0.05, language: "de"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Damaged_too_large_and_failing_models_are_skipped()
    {
        Put("own", "base", weights: 100);
        Put("own", "small", weights: 1000);
        File.WriteAllText(folder.PathOf("broken"), "GGUF");

        Assert.Equal("base", (await ChooseAsync(name => name == "small" ? null : 0.05)).Model.Name);
        Assert.Contains(
            "small could not be measured",
            (await ChooseAsync(name => name == "small" ? null : 0.05)).Line,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<ModelException>(() => ChooseAsync(_ => 0.05, memory: 1000));
    }

    [Fact]
    public void A_setting_names_a_file_or_a_model_on_this_machine()
    {
        Put("own", "mine", weights: 10);

        Assert.Equal(folder.PathOf("mine"), ModelFinder.PathOf("mine", folder));
        Assert.Equal(folder.PathOf("mine"), ModelFinder.PathOf(folder.PathOf("mine"), folder));
        Assert.Equal("no/such/file.bin", ModelFinder.PathOf("no/such/file.bin", folder));
        Assert.Equal("none.bin", ModelFinder.PathOf("none.bin", folder));
        Assert.Equal("none.gguf", ModelFinder.PathOf("none.gguf", folder));
        Assert.Contains(
            "livecaptions models pull base-q8_0",
            Assert.Throws<ModelException>(() => ModelFinder.PathOf("base-q8_0", folder)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Did you mean mine?",
            Assert.Throws<ModelException>(() => ModelFinder.PathOf("mime", folder)).Message,
            StringComparison.Ordinal
        );
    }
}
