using System.CommandLine;
using System.Text.Json;
using LiveCaptions.Engine;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>
/// Tries a graphics card in a process of its own, which may crash. The program runs it by itself; the help does not list it.
/// </summary>
internal static class TryCardCommand
{
    public static Command Create(CommandContext context)
    {
        var card = new Option<int?>("--card");
        var (model, voice) = (new Option<string>("--model") { Required = true }, new Option<string>("--voice-model") { Required = true });
        var threads = new Option<int>("--threads");
        var step = new Option<double>("--step") { DefaultValueFactory = _ => new RecognitionSettings().Step };
        var command = new Command(CardQuestion.Command, "Try a graphics card.")
        {
            card,
            model,
            voice,
            threads,
            step,
            TryBuildCommand.Build,
        };
        command.Hidden = true;
        command.SetAction(
            (parsed, stop) =>
            {
                TryBuildCommand.Use(parsed.GetValue(TryBuildCommand.Build));
                return RunAsync(
                    new(
                        parsed.GetValue(model)!,
                        parsed.GetValue(voice)!,
                        parsed.GetValue(threads),
                        parsed.GetValue(step),
                        parsed.GetValue(card)
                    ),
                    context,
                    stop
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(CardQuestion question, CommandContext context, CancellationToken stop)
    {
        var speech = question.Card is null ? default : await CalibrationSpeech.ReadAsync(context.Decoder, stop);
        var reference = question.Card is null ? null : await CalibrationSpeech.ReadTextAsync(stop);
        var answer = CardTrial.Run(question, speech.Span, reference, context.Time, stop);
        await context.Output.WriteLineAsync(JsonSerializer.Serialize(answer));
        return ExitCode.Ok;
    }
}
