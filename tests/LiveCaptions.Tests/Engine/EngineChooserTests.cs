using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Tests.Whisper.Models;

namespace LiveCaptions.Tests.Engine;

public sealed class EngineChooserTests : IDisposable
{
    private readonly ScriptedTerminal reported = new();
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private ModelFolder Models => new(Path.Combine(root, "own"), Path.Combine(root, "embedded"));

    private Task<EngineChoice> ChooseAsync(ICardProbe cards, string gpu = "auto", string model = "models/ggml-tiny.en-q8_0.bin") =>
        new EngineChooser(
            new(Models, cards, new Audio.Files.ScriptedDecoder(new float[16000]), TimeProvider.System, reported.WriteLine)
            {
                Builds = new ScriptedBuilds(),
            },
            showsProgress: false
        ).ChooseAsync(new() { Gpu = gpu, Model = model }, ["en"], Test.Stop);

    private Task<IReadOnlyList<Finding>> ReportAsync(ICardProbe cards, string gpu = "auto") =>
        HardwareReport.LookAsync(new() { Gpu = gpu }, Models, cards, Test.Stop);

    private void Put(string name, int weights)
    {
        Directory.CreateDirectory(Path.Combine(root, "own"));
        File.WriteAllBytes(
            Path.Combine(root, "own", $"ggml-{name}.bin"),
            ModelBytes.Whisper((1, 51864)).Tensor("weights", 0, [weights], 4 * weights).ToArray()
        );
    }

    [Fact]
    public async Task A_build_without_cards_asks_nothing_and_reports_nothing()
    {
        var cards = new ScriptedCards { MayExist = false };

        Assert.Null((await ChooseAsync(cards)).Card);
        Assert.Empty(cards.Asked);
        Assert.Equal("", reported.ToString());
        Assert.Empty(await ReportAsync(cards));
    }

    [Fact]
    public async Task A_model_that_no_card_can_compute_is_computed_by_the_processor()
    {
        var cards = new ScriptedCards(ScriptedCards.Card(0, "Fast One"));
        Directory.CreateDirectory(Models.Own);
        new GgufBytes().Write(Models.PathOf("moonshine", gguf: true));

        Assert.Null((await ChooseAsync(cards, model: "moonshine")).Card);
        Assert.Equal("", reported.ToString());
        var named = await ChooseAsync(cards, gpu: "Fast", model: "moonshine");
        Assert.Equal((null, Models.PathOf("moonshine", gguf: true)), (named.Card, named.ModelPath));
        Assert.StartsWith(
            "Recognition:Gpu is \"Fast\", but no graphics card can compute the model moonshine.",
            reported.ToString(),
            StringComparison.Ordinal
        );
        Assert.Empty(cards.Asked);
    }

    [Fact]
    public async Task A_card_that_works_is_used_and_reported_in_a_line()
    {
        var found = await ChooseAsync(new ScriptedCards(ScriptedCards.Card(0, "Fast One")));

        Assert.Equal(0, found.Card);
        Assert.Equal((found.ModelPath, null), (found.Spare!.ModelPath, found.Spare.Card));
        Assert.Equal(
            "Recognition runs on Fast One (Vulkan): a step takes 0.010 s on it and 0.050 s on the processor.\n",
            reported.ToString()
        );
    }

    [Fact]
    public async Task A_card_with_its_own_memory_comes_first_and_the_next_is_tried_if_it_fails()
    {
        var cards = new ScriptedCards(ScriptedCards.Card(0, "Shared", integrated: true), ScriptedCards.Card(1, "Own"))
        {
            Try = question =>
                question.Card == 1 ? new([], Trouble: "the process that tried it ended with code 134") : ScriptedCards.Answer(0.02),
        };

        Assert.Equal(0, (await ChooseAsync(cards)).Card);
        Assert.Equal([null, 1, 0], cards.Asked.Select(question => question.Card));
        Assert.StartsWith(
            "The graphics card Own (Vulkan) is not used: the process that tried it ended with code 134. The processor recognises instead",
            reported.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_working_card_the_processor_recognises_and_one_line_says_why()
    {
        var cards = new ScriptedCards(ScriptedCards.Card(0, "Broken")) { Try = _ => new([], Trouble: "it gave no answer within 60 s") };

        Assert.Null((await ChooseAsync(cards)).Card);
        Assert.Equal(
            "The graphics card Broken (Vulkan) is not used: it gave no answer within 60 s. The processor recognises instead, so captions come all the same.\n",
            reported.ToString()
        );
        var finding = Assert.Single(await ReportAsync(cards));
        Assert.Equal((Mark.Doubtful, "Broken (Vulkan): it gave no answer within 60 s."), (finding.Mark, finding.Cause));
    }

    [Fact]
    public async Task A_driver_that_crashes_when_it_wakes_is_reported_once()
    {
        var cards = new ScriptedCards { Trouble = "the process that tried it ended with code 139" };

        Assert.Null((await ChooseAsync(cards)).Card);
        Assert.Equal(
            "No graphics card is used: the process that tried it ended with code 139. The processor recognises instead, so captions come all the same.\n",
            reported.ToString()
        );
        Assert.Equal(Mark.Doubtful, Assert.Single(await ReportAsync(cards)).Mark);
    }

    [Theory]
    [InlineData("none", null, "")]
    [InlineData("second", 1, "Recognition runs on The Second")]
    [InlineData("third", null, "Recognition:Gpu is \"third\", but no such graphics card is used: there are: The First, The Second.")]
    public async Task The_setting_names_a_card_or_none(string gpu, int? card, string line)
    {
        var cards = new ScriptedCards(ScriptedCards.Card(0, "The First"), ScriptedCards.Card(1, "The Second"))
        {
            Try = _ => ScriptedCards.Answer(seconds: 3),
        };

        Assert.Equal(card, (await ChooseAsync(cards, gpu)).Card);
        Assert.StartsWith(line, reported.ToString(), StringComparison.Ordinal);
        if (gpu == "none")
            Assert.Empty(cards.Asked);
    }

    [Fact]
    public async Task A_card_named_in_a_build_without_cards_is_reported()
    {
        Assert.Null((await ChooseAsync(new ScriptedCards { MayExist = false }, "GeForce")).Card);

        Assert.StartsWith(
            "Recognition:Gpu is \"GeForce\", but no such graphics card is used: this build",
            reported.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "can use no card",
            Assert.Single(await ReportAsync(new ScriptedCards { MayExist = false }, "GeForce")).Cause,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_machine_chooses_the_model_by_its_steps_on_the_card()
    {
        Put("tiny.en", 1);
        Put("small", 100);
        var cards = new ScriptedCards(ScriptedCards.Card(0, "Fast One"))
        {
            Try = question => ScriptedCards.Answer(question.Model.Contains("small", StringComparison.Ordinal) ? 0.03 : 0.01),
        };

        var found = await ChooseAsync(cards, model: "auto");

        Assert.EndsWith("ggml-small.bin", found.ModelPath, StringComparison.Ordinal);
        Assert.Equal(0, found.Card);
        Assert.EndsWith("ggml-tiny.en.bin", found.Spare!.ModelPath, StringComparison.Ordinal);
        Assert.Null(found.Spare.Card);
    }

    [Fact]
    public async Task A_card_whose_memory_holds_no_model_is_not_tried()
    {
        Put("tiny.en", 1);
        var cards = new ScriptedCards(ScriptedCards.Card(0, "Small One", free: CardVerdict.Reserve + (100L << 20)));

        Put("tiny", 2);
        // These files are no models that the processor could use either; that is told as the error.
        await Assert.ThrowsAsync<ModelException>(() => ChooseAsync(cards, model: "auto"));
        Assert.Single(cards.Asked);
        Assert.StartsWith(
            "The graphics card Small One (Vulkan) is not used: no model on this machine fits",
            reported.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_question_becomes_a_complete_command_line()
    {
        var question = new CardQuestion("a model.bin", "voice.bin", Threads: 3, Step: 0.25, Card: 1);

        Assert.Equal(
            ["try-card", "--model", "a model.bin", "--voice-model", "voice.bin", "--threads", "3", "--step", "0.25", "--card", "1"],
            question.Arguments()
        );
    }
}
