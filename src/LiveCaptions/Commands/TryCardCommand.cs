using System.CommandLine;
using System.Text.Json;
using LiveCaptions.Engine;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>The process in which a graphics card is tried: it may crash. The program calls it by itself; it is not in the help.</summary>
internal static class TryCardCommand
{
    public const string Name = CardQuestion.Command;

    public static Command Create(CommandContext context)
    {
        var card = new Option<int?>("--card");
        var (model, voice) = (new Option<string>("--model") { Required = true }, new Option<string>("--voice-model") { Required = true });
        var (threads, step) = (
            new Option<int>("--threads"),
            new Option<double>("--step") { DefaultValueFactory = _ => new RecognitionSettings().Step }
        );
        var command = new Command(Name, "Try a graphics card.") { card, model, voice, threads, step };
        command.Hidden = true;
        command.SetAction(
            async (parsed, stop) =>
            {
                var recognition = new RecognitionSettings
                {
                    Model = parsed.GetValue(model)!,
                    VoiceModel = parsed.GetValue(voice)!,
                    Threads = parsed.GetValue(threads),
                    Step = parsed.GetValue(step),
                };
                var number = parsed.GetValue(card);
                var speech = number is null ? default : await CalibrationSpeech.ReadAsync(context.Decoder, stop);
                var said = number is null ? null : await CalibrationSpeech.ReadTextAsync(stop);
                var answer = CardTrial.Run(new(recognition, number), speech.Span, said, context.Time, stop);
                await context.Output.WriteLineAsync(JsonSerializer.Serialize(answer));
                return ExitCode.Ok;
            }
        );
        return command;
    }
}
