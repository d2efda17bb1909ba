using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using LiveCaptions.Engine;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>
/// Measures a model in a process of its own, below all other programs. The program runs it by itself; the help does not list it.
/// </summary>
internal static class TryModelCommand
{
    public static Command Create(CommandContext context)
    {
        var (model, voice) = (new Option<string>("--model") { Required = true }, new Option<string>("--voice-model") { Required = true });
        var threads = new Option<int>("--threads");
        var step = new Option<double>("--step") { DefaultValueFactory = _ => new RecognitionSettings().Step };
        var command = new Command(StepQuestion.Command, "Measure a model.") { model, voice, threads, step, TryBuildCommand.Build };
        command.Hidden = true;
        command.SetAction(
            (parsed, stop) =>
            {
                TryBuildCommand.Use(parsed.GetValue(TryBuildCommand.Build));
                var question = new StepQuestion(
                    parsed.GetValue(model)!,
                    parsed.GetValue(voice)!,
                    parsed.GetValue(threads),
                    parsed.GetValue(step)
                );
                return RunAsync(question, context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(StepQuestion question, CommandContext context, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            Process.GetCurrentProcess().PriorityClass = ProcessPriorityClass.BelowNormal;
        var speech = await CalibrationSpeech.ReadAsync(context.Decoder, stop);
        using var recognisers = SpeechRecognisers.Load(question.Engine);
        using var recogniser = recognisers.Open(RecognitionStream.SettingsOf(new RecognitionSettings { Step = question.Step }, "en"));
        var seconds = StepMeter.Measure(
            recogniser,
            speech.Span,
            question.Step,
            hopeless: question.Step,
            context.Time,
            () => Environment.CpuUsage.TotalTime,
            stop
        );
        await context.Output.WriteLineAsync(JsonSerializer.Serialize(new StepAnswer(seconds)));
        return ExitCode.Ok;
    }
}
