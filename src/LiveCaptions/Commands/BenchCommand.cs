using System.CommandLine;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>Measures delay, errors and effort over recordings, through the same pipeline as <c>serve</c>.</summary>
internal static class BenchCommand
{
    public const string Name = "bench";
    private const int MaxOffsets = 50;

    public static Command Create(SpeechEngine engine, CommandContext context)
    {
        var options = new BenchOptions();
        var command = new Command(Name, "Measure the captions' delay, errors and processor use over recordings.");
        options.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                var (request, settings) = (options.Read(parsed), options.ReadSettings(parsed, context));
                Check(request);
                request = request with { Translation = options.ReadTranslation(parsed, settings[0].Settings) };
                await CheckAsync(request.Translation, settings[0].Settings, context, stop);
                foreach (var file in request.Files)
                    if (SoundFileCheck.Warning(file) is { } warning)
                        await context.Error.WriteLineAsync(warning);
                var contenders = await ChooseAsync(settings, engine, context, stop);
                await engine.Bench(request with { Contenders = contenders }, context, stop);
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task<List<BenchContender>> ChooseAsync(
        IReadOnlyList<(string Name, ServiceSettings Settings)> all,
        SpeechEngine engine,
        CommandContext context,
        CancellationToken stop
    )
    {
        var contenders = new List<BenchContender>();
        foreach (var (name, settings) in all)
        {
            var choice = await engine.Choose(settings.Recognition, [settings.Tracks[0].Language], context, stop);
            contenders.Add(new(name, settings, choice));
        }
        return contenders;
    }

    /// <summary>An engine that is away is better known before the work than after it.</summary>
    private static async Task CheckAsync(BenchTranslation? wanted, ServiceSettings settings, CommandContext context, CancellationToken stop)
    {
        if (wanted?.Engine is not { } engine || RecognitionStream.LanguageOf(settings.Tracks[0].Language) is not { } spoken)
            return;
        using var translator = context.OpenTranslator(engine);
        await new TextTranslation(translator, [], context.Time).CheckAsync(spoken, wanted.To, stop);
    }

    private static void Check(BenchRequest request)
    {
        foreach (var file in request.Files)
            SoundFileCheck.Require(file);
        if (request.Files.Count > 1 && (request.Reference ?? request.Frames) is not null)
            throw new UsageException(
                "--reference and --frames belong to one recording, but several are named, so nothing was measured. Measure them one by one."
            );
        if (request.Offsets is < 1 or > MaxOffsets)
            throw new UsageException($"--offsets {request.Offsets} cannot be measured. Give a number from 1 to {MaxOffsets}.");
        if (request.StepCost is { } cost && (request.RealClock || cost is not (> 0 and <= 10)))
            throw new UsageException("--step-cost needs the virtual clock and a number of seconds above 0, up to 10.");
        if (request.Reference is { } reference)
            Check(reference);
    }

    private static void Check(string reference)
    {
        if (!reference.EndsWith(".words.json", StringComparison.Ordinal) && !reference.EndsWith(".txt", StringComparison.Ordinal))
            throw new UsageException($"{reference} is not a reference that bench can read. Name a .words.json or a .txt file.");
        if (!File.Exists(reference))
            throw new UsageException($"{reference} does not exist, so nothing was measured. Check the name.");
    }
}
