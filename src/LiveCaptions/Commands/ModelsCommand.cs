using System.CommandLine;
using System.Globalization;
using LiveCaptions.Models;

namespace LiveCaptions.Commands;

/// <summary>Lists, downloads, checks and removes speech models.</summary>
internal static class ModelsCommand
{
    public const string Name = "models";

    public static Command Create(CommandContext context) =>
        new(Name, "Speech models: list, download, import, check, remove.")
        {
            List(context),
            PullModel.Create(context),
            Import(context),
            Verify(context),
            Remove(context),
        };

    /// <summary>Checks a model's name, which becomes part of a path.</summary>
    /// <exception cref="UsageException">It is not a valid name.</exception>
    public static string Checked(string name) =>
        ModelFolder.IsName(name)
            ? name
            : throw new UsageException(
                $"\"{name}\" cannot be a model's name, so nothing was done. Names are made of letters, digits, \".\", \"-\" and \"_\", as in base-q8_0."
            );

    /// <summary>"81.8 MB".</summary>
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");

    private static Argument<string> NameArgument(string description) => new("NAME") { Description = description };

    private static Command List(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("list", "Show the models that can be downloaded, and those on this machine.") { json };
        command.SetAction(
            async (parsed, _) =>
            {
                var all = ListedModel.All(context.Models);
                await context.Output.WriteLineAsync(
                    parsed.GetValue(json) ? ListedModel.Json(all) : ListedModel.Table(all, context.Models.Own)
                );
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static Command Import(CommandContext context)
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "A ggml Whisper model of whisper.cpp, or Moonshine base: its model.safetensors, with tokenizer.json beside it, or a GGUF file.",
        };
        var name = new Option<string>("--name")
        {
            Description = "The model's name [default: the file's name without \"ggml-\" and its ending; moonshine-base-en].",
            HelpName = "NAME",
        };
        var command = new Command("import", "Import a model from a file.") { file, name };
        command.SetAction(
            async (parsed, stop) =>
            {
                var path = parsed.GetValue(file)!;
                var called = Checked(parsed.GetValue(name) ?? ModelImport.NameOf(path));
                PulledModel? model = null;
                await ProgressBar.ShowAsync(context, called, ModelImport.BytesOf(path), async progress =>
                    model = await new ModelImport(context.Models, context.FreeBytes).RunAsync(path, called, progress, stop)
                );
                var odd =
                    model!.Proof != Proof.Catalogue && ModelCatalogue.Find(called) is not null
                        ? " It is not the build that the catalogue lists under this name."
                        : "";
                await context.Output.WriteLineAsync(
                    $"{called} is here ({Megabytes(model.Bytes)}, SHA-256 {model.Sha256}).{odd} Use it: livecaptions --model {called}"
                );
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static Command Verify(CommandContext context)
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The model [default: all on this machine].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("verify", "Check whether models are complete and unchanged.") { name };
        command.SetAction(
            async (parsed, stop) =>
            {
                var models = parsed.GetValue(name) is { } one ? [context.Models.Require(Checked(one))] : context.Models.Present();
                var code = ExitCode.Ok;
                foreach (var model in models)
                {
                    ModelFinding? finding = null;
                    await ProgressBar.ShowAsync(context, model.Name, model.Bytes, async progress =>
                        finding = await ModelCheck.LookAsync(model, progress, stop)
                    );
                    await (finding!.Good ? context.Output : context.Error).WriteLineAsync($"{model.Name} {finding.Finding}");
                    if (!finding.Good)
                        code = ExitCode.Failed;
                }
                return code;
            }
        );
        return command;
    }

    private static Command Remove(CommandContext context)
    {
        var name = NameArgument("A model on this machine, or one whose download has begun.");
        var command = new Command("rm", "Remove a model from this machine.") { name };
        command.SetAction(
            async (parsed, _) =>
            {
                var removed = Checked(parsed.GetValue(name)!);
                var bytes = ModelRemoval.Remove(removed, context.Models);
                await context.Output.WriteLineAsync($"{removed} was removed; {Megabytes(bytes)} are free again.");
                return ExitCode.Ok;
            }
        );
        return command;
    }
}
