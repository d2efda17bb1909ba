using System.CommandLine;
using LiveCaptions.Audio.Files;
using LiveCaptions.Models;
using LiveCaptions.Tools;

namespace LiveCaptions.Commands;

/// <summary>Downloads programs of other makers that LiveCaptions uses.</summary>
internal static class ToolsCommand
{
    public const string Name = "tools";

    public static Command Create(CommandContext context) =>
        new(Name, "Programs of other makers that LiveCaptions uses: download.") { Pull(context) };

    private static Command Pull(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "\"ffmpeg\", which decodes files and streams." };
        var settings = new SettingOptions().With(
            "--address",
            "Ffmpeg:BaseAddress",
            "A web server's folder that holds the maker's archive.",
            "URL"
        );
        var command = new Command("pull", "Download a program into your own folder, or resume a download that was interrupted.") { name };
        settings.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                var tool = ToolCatalogue.Require(
                    context.ToolCatalogue,
                    parsed.GetValue(name)!,
                    context.System,
                    $"{FfmpegInstallation.Advice}."
                );
                var address = settings.Read(parsed, context).Ffmpeg.BaseAddress ?? tool.BaseAddress;
                return RunAsync(tool, new(address.EndsWith('/') ? address : address + "/"), context, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(CatalogueTool tool, Uri address, CommandContext context, CancellationToken stop)
    {
        using var http = context.Connect();
        var server = new ModelServer(http, context.Time, ToolPull.Subject);
        var pull = new ToolPull(context.Tools, new ModelDownload(server, context.Time, context.FreeBytes), context.FreeBytes);
        if (pull.Has(tool))
        {
            await context.Output.WriteLineAsync($"{tool.Name} {tool.Version} is here already: {context.Tools}");
            return ExitCode.Ok;
        }
        try
        {
            await ProgressBar.ShowAsync(context, tool.Name, tool.Bytes, progress => pull.RunAsync(tool, address, progress, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync(
                $"Stopped; the downloaded part ({ModelsCommand.Megabytes(pull.PartBytes(tool))}) is kept. Resume: livecaptions tools pull {tool.Name}"
            );
            return ExitCode.Failed;
        }
        await context.Output.WriteLineAsync(
            $"{tool.Name} {tool.Version} is here ({context.Tools}, SHA-256 as in the catalogue, licence {tool.Licence}). LiveCaptions uses it from now on."
        );
        return ExitCode.Ok;
    }
}
