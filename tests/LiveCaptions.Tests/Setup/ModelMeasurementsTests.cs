using System.Threading.Channels;
using LiveCaptions.Engine;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Setup;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Engine;

namespace LiveCaptions.Tests.Setup;

/// <summary>Measurements on request, with a process that the test scripts.</summary>
public sealed class ModelMeasurementsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedProbe probe = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ModelMeasurements Open() =>
        new(
            new(new(folder, folder), new ScriptedCards(), new ScriptedDecoder([]), TimeProvider.System, _ => { })
            {
                Builds = new ScriptedBuilds(),
            },
            probe,
            new() { Step = 0.2 },
            new(new EngineChoice("model", "voice", 3), null)
        );

    private PresentModel Model(string name)
    {
        var path = Path.Combine(folder, $"ggml-{name}.bin");
        File.WriteAllText(path, name);
        return new(name, path, 5, false);
    }

    private static async Task UntilAsync(ModelMeasurements measurements, string model, JobStage stage)
    {
        while (measurements.Of(model)?.State != stage)
        {
            Test.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Models_are_measured_one_at_a_time_and_the_figure_is_kept()
    {
        var (first, second) = (Model("first"), Model("second"));
        await using var measurements = Open();
        measurements.Start(first);
        var asked = await probe.Asked.Reader.ReadAsync(Test.Stop);
        measurements.Start(second);
        Assert.Equal(JobStage.Running, measurements.Of("first")!.State);
        Assert.Equal(JobStage.Queued, measurements.Of("second")!.State);
        Assert.Equal((first.Path, 3, 0.2), (asked.Question.Model, asked.Question.Threads, asked.Question.Step));

        asked.Answer.SetResult(new(new StepAnswer(0.04), null));
        await UntilAsync(measurements, "first", JobStage.Done);
        Assert.Equal(0.04, measurements.SecondsOf(first));
        (await probe.Asked.Reader.ReadAsync(Test.Stop)).Answer.SetResult(new(new StepAnswer(0.4), null));
        await UntilAsync(measurements, "second", JobStage.Done);

        await using var later = Open();
        Assert.Equal((0.04, 0.4), (later.SecondsOf(first), later.SecondsOf(second)));
    }

    [Fact]
    public async Task A_measurement_that_fails_says_why_and_that_captions_go_on()
    {
        await using var measurements = Open();
        measurements.Start(Model("broken"));
        (await probe.Asked.Reader.ReadAsync(Test.Stop)).Answer.SetResult(new(null, "the process that tried it ended with code 139"));
        await UntilAsync(measurements, "broken", JobStage.Failed);

        Assert.Contains("code 139; captions are not affected", measurements.Of("broken")!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_measurement_is_forgotten_and_lets_the_next_one_begin()
    {
        await using var measurements = Open();
        measurements.Start(Model("first"));
        await probe.Asked.Reader.ReadAsync(Test.Stop);
        measurements.Start(Model("second"));

        Assert.True(await measurements.CancelAsync("first"));

        Assert.Null(measurements.Of("first"));
        Assert.EndsWith("second.bin", (await probe.Asked.Reader.ReadAsync(Test.Stop)).Question.Model, StringComparison.Ordinal);
        Assert.False(await measurements.CancelAsync("first"));
    }

    /// <summary>A process that answers when the test says so.</summary>
    private sealed class ScriptedProbe : IStepProbe
    {
        public Channel<(StepQuestion Question, TaskCompletionSource<Trial<StepAnswer>> Answer)> Asked { get; } =
            Channel.CreateUnbounded<(StepQuestion, TaskCompletionSource<Trial<StepAnswer>>)>();

        public Task<Trial<StepAnswer>> AskAsync(StepQuestion question, CancellationToken stop)
        {
            var answer = new TaskCompletionSource<Trial<StepAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
            Asked.Writer.TryWrite((question, answer));
            return answer.Task.WaitAsync(stop);
        }
    }
}
