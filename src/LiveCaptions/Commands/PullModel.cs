using System.CommandLine;
using LiveCaptions.Models;

namespace LiveCaptions.Commands;

/// <summary>Downloads a model; a stopped download can be resumed.</summary>
internal static class PullModel
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "A model of the catalogue, such as base-q8_0." };
        var unlisted = new Option<bool>("--unlisted") { Description = "The model is on the server, but not in the catalogue." };
        var settings = new SettingOptions().With(
            "--address",
            "Models:BaseAddress",
            "A web server's folder that holds ggml-NAME.bin.",
            "URL"
        );
        var command = new Command("pull", "Download a model, or resume a download that was interrupted.") { name, unlisted };
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var wanted = ModelsCommand.Checked(parsed.GetValue(name)!);
                var known = parsed.GetValue(unlisted) ? ModelCatalogue.Find(wanted) : ModelCatalogue.Require(wanted);
                return RunAsync(wanted, known, ModelAddress.Of(settings.Read(parsed, context).Models), context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string name,
        CatalogueModel? known,
        Uri baseAddress,
        CommandContext context,
        CancellationToken stop
    )
    {
        if (context.Models.Find(name) is { } there)
        {
            await context.Output.WriteLineAsync($"{name} is here already ({there.Path}). Check it: livecaptions models verify {name}");
            return ExitCode.Ok;
        }
        using var http = context.Connect();
        var server = new ModelServer(http, context.Time);
        var pull = new ModelPull(context.Models, server, new ModelDownload(server, context.Time, context.FreeBytes));
        PulledModel? model = null;
        try
        {
            await ProgressBar.ShowAsync(context, name, known?.Bytes, async progress =>
                model = await pull.RunAsync(name, known, baseAddress, progress, stop)
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync(
                $"Stopped; the downloaded part ({ModelsCommand.Megabytes(context.Models.PartBytes(name))}) is kept. Resume: livecaptions models pull {name}"
            );
            return ExitCode.Failed;
        }
        await context.Output.WriteLineAsync(
            $"{name} is here ({ModelsCommand.Megabytes(model!.Bytes)}, {Checked(model)}). Use it: livecaptions --model {name}"
        );
        return ExitCode.Ok;
    }

    private static string Checked(PulledModel model) =>
        model.Proof switch
        {
            Proof.Catalogue => "SHA-256 as in the catalogue",
            Proof.Server => "SHA-256 as the server says; the catalogue does not know it",
            _ => $"its SHA-256 {model.Sha256} could not be checked, since neither the catalogue nor the server says what it should be",
        };
}
