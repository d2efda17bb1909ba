using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Audio;
using LiveCaptions.Commands;
using LiveCaptions.Scoring;
using LiveCaptions.Tracks;

namespace LiveCaptions.Bench;

/// <summary>Measures recordings one after the other and prints what came of it.</summary>
internal static class BenchReport
{
    private static readonly string[] References = [".words.json", ".txt"];

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static async Task<int> RunAsync(BenchRequest request, CommandContext context, CancellationToken stop)
    {
        using var recognisers = SpeechRecognisers.Load(request.Settings.Recognition);
        var stream = TrackRoom.StreamOf(request.Settings.Recognition, request.Settings.Tracks[0].Language);
        recognisers.Check(stream);
        var all = new List<object>();
        foreach (var file in request.Files)
        {
            var reference = Reference(request.Reference ?? Beside(file));
            var sound = await SoundFile.ReadAsync(file, stop, context.Decoder).ConfigureAwait(false);
            using var recogniser = recognisers.Open(stream);
            var run = new BenchRun(recogniser, sound, request.RealClock, TimeProvider.System);
            var figures = new BenchFigures([], 0, 0, Spread.Of([]), recogniser.Statistics, 0);
            await ProgressBar.ShowAsync(context, Path.GetFileName(file), sound.Length / 16000.0, async progress =>
                figures = await Task.Run(() => run.Run(progress, stop), stop).ConfigureAwait(false)).ConfigureAwait(false);
            if (request.Frames is { } frames) await File.WriteAllLinesAsync(frames, figures.Frames.Select(f => f.ToJson()), stop).ConfigureAwait(false);
            // Scored as written, so that any other scorer sees the same times.
            var written = figures.Frames.Select(f => f with { Time = Math.Round(f.Time, 3) }).ToList();
            var score = reference is null ? null : Score.Of(written, reference);
            all.Add(Figures(file, recognisers.Model, figures, score));
            if (!request.Json) await context.Output.WriteAsync(Text(file, figures, score)).ConfigureAwait(false);
        }
        if (request.Json) await context.Output.WriteLineAsync(JsonSerializer.Serialize(all, Json)).ConfigureAwait(false);
        return ExitCode.Ok;
    }

    /// <summary>A reference that lies beside the recording needs no naming.</summary>
    private static string? Beside(string file) =>
        References.Select(ending => Path.ChangeExtension(file, null) + ending).FirstOrDefault(File.Exists);

    private static ReferenceText? Reference(string? path) => path is null ? null : ReferenceText.Load(path);

    private static string Text(string file, BenchFigures figures, Score? score)
    {
        var lines = new List<string> { $"{Path.GetFileName(file)}: {Of(figures.Seconds, 1)} s of sound, {figures.Statistics.Steps} steps" };
        if (score is { FirstDisplay: { } shown, Settled: { } settled })
        {
            lines.Add($"  FDL  {Three(shown)} s   from a word's end until it is on screen (mean / p50 / p95)");
            lines.Add($"  CL   {Three(settled)} s   from a word's end until it cannot change");
        }
        if (score is not null)
        {
            lines.Add($"  WER  {Of(score.WordErrorRate, 1)} % of {score.Words} words");
            lines.Add($"  NE   {Of(score.Erasure, 2)} words taken back per final word; settled words changed: {score.Changed}");
        }
        lines.Add($"  CPU  {Of(figures.Cpu, 2)} s per second of sound; a step {Of(figures.Steps.Mean, 3)} / {Of(figures.Steps.P50, 3)} / {Of(figures.Steps.P95, 3)} s, at most {Of(figures.Steps.Max, 3)} s");
        lines.Add($"  RSS  {figures.PeakMemory / 1048576} MB at most");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static object Figures(string file, string model, BenchFigures figures, Score? score) => new
    {
        File = Path.GetFileName(file),
        Model = model,
        figures.Seconds,
        score?.Words,
        Wer = score?.WordErrorRate,
        Fdl = score?.FirstDisplay,
        Cl = score?.Settled,
        Ne = score?.Erasure,
        SettledChanged = score?.Changed,
        figures.Cpu,
        figures.Steps,
        figures.Statistics,
        figures.PeakMemory,
    };

    private static string Three(Spread spread) => $"{Of(spread.Mean, 2)} / {Of(spread.P50, 2)} / {Of(spread.P95, 2)}";

    private static string Of(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
