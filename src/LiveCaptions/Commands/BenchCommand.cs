using System.CommandLine;
using LiveCaptions.Audio;

namespace LiveCaptions.Commands;

/// <summary>Measures delay, errors and effort over recordings, through the very pipeline of <c>serve</c>.</summary>
internal static class BenchCommand
{
    public const string Name = "bench";

    public static Command Create(Engine engine, CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Sound or video files.", Arity = ArgumentArity.OneOrMore };
        var reference = new Option<string>("--reference") { Description = "What is really said: .words.json with times, or .txt.", HelpName = "FILE" };
        var clock = new Option<string>("--clock") { Description = "virtual: as fast as it can; real: at real pace.", HelpName = "CLOCK", DefaultValueFactory = _ => "virtual" };
        var frames = new Option<string>("--frames") { Description = "Write a line per visible change to this file.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print figures for programs." };
        clock.AcceptOnlyFromAmong("virtual", "real");
        var settings = new SettingOptions().WithModel().WithLanguage().With("--threads", "Recognition:Threads", "Threads of a decode, 0 to 16.", "N");
        var command = new Command(Name, "Measure delay, errors and effort of captions over recordings.") { files, reference, clock, frames, json };
        settings.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var request = new BenchRequest(
                parsed.GetValue(files)!, parsed.GetValue(reference), parsed.GetValue(clock) == "real", parsed.GetValue(frames), parsed.GetValue(json),
                settings.Read(parsed, context));
            Check(request);
            foreach (var file in request.Files)
                if (SoundFileCheck.Warning(file) is { } warning) context.Error.WriteLine(warning);
            return engine.Bench(request, context, stop);
        });
        return command;
    }

    private static void Check(BenchRequest request)
    {
        foreach (var file in request.Files) SoundFileCheck.Require(file);
        if (request.Files.Count > 1 && (request.Reference ?? request.Frames) is not null)
            throw new UsageException("--reference and --frames belong to one recording, but several are named. Measure them one by one.");
        if (request.Reference is not { } reference) return;
        if (!reference.EndsWith(".words.json", StringComparison.Ordinal) && !reference.EndsWith(".txt", StringComparison.Ordinal))
            throw new UsageException($"{reference} is not a reference that bench can read. Name a .words.json or a .txt file.");
        if (!File.Exists(reference)) throw new UsageException($"{reference} does not exist, so nothing was measured. Check the name.");
    }
}
