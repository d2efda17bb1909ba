using LiveCaptions.Engine;

namespace LiveCaptions.Tests.Engine;

public sealed class StepMemoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string File => Path.Combine(folder, "steps.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_measurement_is_remembered_over_restarts()
    {
        new StepMemory(File).Keep("one", 0.05);
        new StepMemory(File).Keep("two", 0.12);

        Assert.Equal(
            (0.05, 0.12, null),
            (new StepMemory(File).Recall("one"), new StepMemory(File).Recall("two"), new StepMemory(File).Recall("three"))
        );
    }

    [Theory]
    [
        InlineData(""),
        InlineData("{ \"one\": 0.0"),
        InlineData("[1, 2]"),
        InlineData("{ \"one\": \"fast\" }"),
        InlineData("null"),
        InlineData("{ \"one\": -1 }"),
        InlineData("{ \"one\": 1e300 }")
    ]
    public void A_damaged_file_is_replaced_by_new_measurements(string content)
    {
        System.IO.File.WriteAllText(File, content);
        var memory = new StepMemory(File);

        Assert.Null(memory.Recall("one"));
        memory.Keep("one", 0.07);

        Assert.Equal(0.07, new StepMemory(File).Recall("one"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_ignored()
    {
        var memory = new StepMemory(Path.Combine(File, "below", "a-file.json"));
        System.IO.File.WriteAllText(File, "");

        memory.Keep("one", 0.07);

        Assert.Null(memory.Recall("one"));
    }

    [Fact]
    public void Another_file_processor_or_setting_is_measured_again()
    {
        var model = Path.Combine(folder, "ggml-mine.bin");
        System.IO.File.WriteAllText(model, "one");
        var key = StepMemory.Key(model, "A", 2, 0, 0.2);

        Assert.Equal(key, StepMemory.Key(model, "A", 2, 0, 0.2));
        Assert.All(
            [
                StepMemory.Key(model, "B", 2, 0, 0.2),
                StepMemory.Key(model, "A", 4, 0, 0.2),
                StepMemory.Key(model, "A", 2, 1, 0.2),
                StepMemory.Key(model, "A", 2, 0, 0.3),
            ],
            other => Assert.NotEqual(key, other)
        );
        System.IO.File.SetLastWriteTimeUtc(model, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.NotEqual(key, StepMemory.Key(model, "A", 2, 0, 0.2));
    }
}
