using System.CommandLine;
using System.Text.Json;
using LiveCaptions.Capture;

namespace LiveCaptions.Commands;

/// <summary>Lists the sound devices of this machine, or shows how loud one of them is.</summary>
internal static class DevicesCommand
{
    public const string Name = "devices";

    public static Command Create(CommandContext context)
    {
        var device = new Argument<string>("DEVICE")
        {
            Description = "The device whose level is shown [default: the default microphone].",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var meter = new Option<bool>("--meter") { Description = "Show how loud one device is, until Ctrl-C." };
        var command = new Command(Name, "List the sound devices that can be captioned.") { device, json, meter };
        command.SetAction(
            (parsed, stop) =>
                parsed.GetValue(meter)
                    ? LevelDisplay.ShowAsync(parsed.GetValue(device)!, parsed.GetValue(json), context, TimeProvider.System, stop)
                    : ListAsync(parsed.GetValue(json), context)
        );
        return command;
    }

    private static async Task<int> ListAsync(bool json, CommandContext context)
    {
        IReadOnlyList<SoundDevice> devices =
        [
            .. context.Devices.List().OrderBy(d => d.Kind).ThenByDescending(d => d.IsDefault).ThenBy(d => d.Name, StringComparer.Ordinal),
        ];
        var programs = context.Devices.Programs();
        if (json)
            await context.Output.WriteLineAsync(
                JsonSerializer.Serialize(
                    devices.Select(d => Described(d, KindOf(d))).Concat(programs.Select(p => Described(p, "program"))),
                    JsonSerializerOptions.Web
                )
            );
        else if (devices.Count == 0)
            await context.Output.WriteLineAsync($"There is no sound device. Plug one in, or start {SoundServer.Name}.");
        else
            foreach (var kind in devices.GroupBy(d => d.Kind))
                await context.Output.WriteLineAsync(
                    Table(kind.Key == SoundDeviceKind.Microphone ? "Microphones" : "What the computer plays", [.. kind])
                );
        if (!json && programs.Count > 0)
            await context.Output.WriteLineAsync(Table("What one program plays", programs));
        return ExitCode.Ok;
    }

    private static object Described(SoundDevice d, string kind) =>
        new
        {
            d.Id,
            d.Name,
            Kind = kind,
            d.IsDefault,
        };

    private static string KindOf(SoundDevice d) => d.Kind == SoundDeviceKind.Microphone ? "microphone" : "loopback";

    private static string Table(string title, IReadOnlyList<SoundDevice> devices)
    {
        var width = devices.Max(d => d.Name.Length);
        var lines = devices.Select(d => $"  {(d.IsDefault ? '*' : ' ')} {d.Name.PadRight(width)}  {d.Id}");
        return string.Join(Environment.NewLine, [title, .. lines]);
    }
}
