using System.CommandLine;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Measures delay, errors and effort over recordings, through the very pipeline of <c>serve</c>.</summary>
internal static class BenchCommand
{
    public const string Name = "bench";
    private const int MostOffsets = 50;

    public static Command Create(SpeechEngine engine, CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Sound or video files.", Arity = ArgumentArity.OneOrMore };
        var reference = new Option<string>("--reference")
        {
            Description = "What is really said: .words.json with times, or .txt.",
            HelpName = "FILE",
        };
        var clock = new Option<string>("--clock")
        {
            Description = "virtual: as fast as it can; real: at real pace.",
            HelpName = "CLOCK",
            DefaultValueFactory = _ => "virtual",
        };
        var cost = new Option<double?>("--step-cost")
        {
            Description = "Let each step cost so many seconds, whatever it took: the same figures on every machine.",
            HelpName = "SECONDS",
        };
        var offsets = new Option<int>("--offsets")
        {
            Description = "Measure so many times, with the sound begun up to 0.3 s later: a mean with its spread.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var compare = new Option<string[]>("--compare")
        {
            Description = "Measure with these settings too, in pairs: KEY=VALUE, several with commas. May be repeated.",
            HelpName = "SETTINGS",
        };
        var frames = new Option<string>("--frames") { Description = "Write a line per visible change to this file.", HelpName = "FILE" };
        var plot = new Option<string>("--plot") { Description = "Draw the delays into this file (SVG).", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print figures for programs." };
        clock.AcceptOnlyFromAmong("virtual", "real");
        var settings = new SettingOptions()
            .WithModel()
            .WithGpu()
            .WithLanguage()
            .With("--threads", "Recognition:Threads", "Threads of a decode, 0 to 16.", "N");
        var command = new Command(Name, "Measure delay, errors and effort of captions over recordings.")
        {
            files,
            reference,
            clock,
            cost,
            offsets,
            compare,
            frames,
            plot,
            json,
        };
        settings.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var request = new BenchRequest(parsed.GetValue(files)!, settings.Read(parsed, context))
                {
                    Reference = parsed.GetValue(reference),
                    RealClock = parsed.GetValue(clock) == "real",
                    StepCost = parsed.GetValue(cost),
                    Offsets = parsed.GetValue(offsets),
                    Others =
                    [
                        .. (parsed.GetValue(compare) ?? []).Select(others => (others, settings.Read(parsed, context, Values(others)))),
                    ],
                    Frames = parsed.GetValue(frames),
                    Plot = parsed.GetValue(plot),
                    Json = parsed.GetValue(json),
                };
                Check(request);
                foreach (var file in request.Files)
                    if (SoundFileCheck.Warning(file) is { } warning)
                        context.Error.WriteLine(warning);
                await engine.Bench(await WithModelsAsync(request, engine, context, stop), context, stop);
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task<BenchRequest> WithModelsAsync(
        BenchRequest request,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var others = new List<(string, ServiceSettings)>();
        foreach (var (name, settings) in request.Others)
            others.Add((name, await FoundAsync(settings)));
        return request with { Settings = await FoundAsync(request.Settings), Others = others };

        async Task<ServiceSettings> FoundAsync(ServiceSettings settings) =>
            settings with
            {
                Recognition = await engine.FindModel(settings.Recognition, [settings.Tracks[0].Language], context, stop),
            };
    }

    /// <summary>"Recognition:Span=1.2,Recognition:Step=0.3".</summary>
    private static IEnumerable<SettingValue> Values(string others) =>
        others
            .Split(',')
            .Select(one =>
                one.Split('=', 2) is [var key, var value]
                    ? new SettingValue(key.Trim(), value.Trim(), "--compare")
                    : throw new UsageException(
                        $"\"{one}\" says no setting to compare with, so nothing was measured. Write KEY=VALUE, as in --compare Recognition:Span=1.2."
                    )
            );

    private static void Check(BenchRequest request)
    {
        foreach (var file in request.Files)
            SoundFileCheck.Require(file);
        if (request.Files.Count > 1 && (request.Reference ?? request.Frames) is not null)
            throw new UsageException("--reference and --frames belong to one recording, but several are named. Measure them one by one.");
        if (request.Offsets is < 1 or > MostOffsets)
            throw new UsageException($"--offsets {request.Offsets} cannot be measured. Name a number from 1 to {MostOffsets}.");
        if (request.StepCost is { } cost && (request.RealClock || cost is not (> 0 and <= 10)))
            throw new UsageException("--step-cost needs the virtual clock and a number of seconds above 0, up to 10.");
        if (request.Reference is not { } reference)
            return;
        if (!reference.EndsWith(".words.json", StringComparison.Ordinal) && !reference.EndsWith(".txt", StringComparison.Ordinal))
            throw new UsageException($"{reference} is not a reference that bench can read. Name a .words.json or a .txt file.");
        if (!File.Exists(reference))
            throw new UsageException($"{reference} does not exist, so nothing was measured. Check the name.");
    }
}
