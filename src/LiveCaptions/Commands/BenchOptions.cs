using System.CommandLine;
using LiveCaptions.Bench;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Options of <c>bench</c>.</summary>
internal sealed class BenchOptions
{
    private readonly Argument<string[]> files = new("FILE") { Description = "Sound or video files.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string> reference = new("--reference")
    {
        Description = "The true transcript: .words.json with times, or .txt.",
        HelpName = "FILE",
    };

    private readonly Option<string> clock = new("--clock")
    {
        Description = "virtual: as fast as possible; real: at the pace of the sound.",
        HelpName = "CLOCK",
        DefaultValueFactory = _ => "virtual",
    };

    private readonly Option<double?> cost = new("--step-cost")
    {
        Description = "Count each step as taking this many seconds, for the same figures on every machine.",
        HelpName = "SECONDS",
    };

    private readonly Option<int> offsets = new("--offsets")
    {
        Description = "Measure this many times, with the sound starting up to 0.3 s later: a mean with its spread.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string[]> compare = new("--compare")
    {
        Description = "Also measure with these settings, in pairs: KEY=VALUE, separated by commas. May be repeated.",
        HelpName = "SETTINGS",
    };

    private readonly Option<string> frames = new("--frames")
    {
        Description = "Write one line per visible change to this file.",
        HelpName = "FILE",
    };

    private readonly Option<string> plot = new("--plot") { Description = "Draw the delays into this file (SVG).", HelpName = "FILE" };

    private readonly Option<string> translate = new("--translate")
    {
        Description = "Also measure translation: by this engine, or by one whose answers take so many seconds.",
        HelpName = "ENGINE|SECONDS",
    };

    private readonly Option<string> to = new("--to") { Description = "The language to translate into.", HelpName = "CODE" };

    private readonly Option<bool> json = new("--json") { Description = "Print the figures as JSON." };

    private readonly SettingOptions settings = new SettingOptions()
        .WithModel()
        .WithGpu()
        .WithLanguage()
        .With("--threads", "Recognition:Threads", "Threads of a decode, 0 to 16.", "N");

    public void AddTo(Command command)
    {
        command.Add(files);
        clock.AcceptOnlyFromAmong("virtual", "real");
        foreach (var option in (Option[])[reference, clock, cost, offsets, compare, frames, plot, translate, to, json])
            command.Add(option);
        settings.AddTo(command);
    }

    /// <summary>The request, without contenders.</summary>
    public BenchRequest Read(ParseResult parsed) =>
        new(Wildcards.Expand(parsed.GetValue(files)!))
        {
            Reference = parsed.GetValue(reference),
            RealClock = parsed.GetValue(clock) == "real",
            StepCost = parsed.GetValue(cost),
            Offsets = parsed.GetValue(offsets),
            Frames = parsed.GetValue(frames),
            Plot = parsed.GetValue(plot),
            Json = parsed.GetValue(json),
        };

    /// <summary>What translates; null: nothing.</summary>
    /// <exception cref="UsageException">There is no such engine or language.</exception>
    public BenchTranslation? ReadTranslation(ParseResult parsed, ServiceSettings settings) =>
        MeasuredEngine.Of(parsed.GetValue(translate), parsed.GetValue(to), settings.Translators);

    /// <summary>The settings as given, then those to compare with, each with the overrides that it applies.</summary>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    /// <exception cref="UsageException">An override is not KEY=VALUE.</exception>
    public IReadOnlyList<(string Name, ServiceSettings Settings)> ReadSettings(ParseResult parsed, CommandContext context) =>
        [
            ("", settings.Read(parsed, context)),
            .. (parsed.GetValue(compare) ?? []).Select(others => (others, settings.Read(parsed, context, Values(others)))),
        ];

    /// <summary>"Recognition:Span=1.2,Recognition:Step=0.3".</summary>
    private static IEnumerable<SettingValue> Values(string others) =>
        others
            .Split(',')
            .Select(one =>
                one.Split('=', 2) is [var key, var value]
                    ? new SettingValue(key.Trim(), value.Trim(), "--compare")
                    : throw new UsageException(
                        $"\"{one}\" names no setting to compare with, so nothing was measured. Write KEY=VALUE, as in --compare Recognition:Span=1.2."
                    )
            );
}
