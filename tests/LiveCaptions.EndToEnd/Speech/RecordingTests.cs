using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Commands for recordings.</summary>
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Transcribe_writes_the_words_of_a_recording()
    {
        var run = await ProgramRun.OfAsync("transcribe", Repository.Jfk);

        Assert.Equal(0, run.ExitCode);
        var reference = ReferenceText.Load(Repository.JfkText);
        var edits = Alignment.Of(reference.Words, PlainWords.Of(run.Output)).Edits;
        output.WriteLine($"{edits} of {reference.Words.Length} words wrong: {run.Output}");
        Assert.InRange(edits, 0, 2);
    }

    [Fact]
    public async Task Bench_measures_a_recording()
    {
        var run = await ProgramRun.OfAsync("bench", Repository.Jfk, "--json");

        Assert.Equal(0, run.ExitCode);
        var figures = JsonSerializer.Deserialize<JsonElement>(run.Output)[0];
        output.WriteLine(run.Output);
        Assert.InRange(figures.GetProperty("seconds").GetDouble(), 10.9, 11.1);
        Assert.InRange(figures.GetProperty("wer").GetDouble(), 0, 10);
        Assert.Equal(0, figures.GetProperty("settledChanged").GetInt32());
    }
}
