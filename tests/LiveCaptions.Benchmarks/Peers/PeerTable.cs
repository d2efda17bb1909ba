using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Recognition;
using LiveCaptions.Scoring;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks.Peers;

/// <summary>
/// Captions the same recordings with ours and with Whisper.net used in two ways, one after the other in one process: same weights, same
/// cores, same scoring.
/// </summary>
internal static class PeerTable
{
    /// <param name="model">Path of the speech model.</param>
    /// <param name="voiceModel">Path of the Silero model.</param>
    /// <param name="language">ISO 639 code of the language spoken.</param>
    /// <param name="files">Recordings with <c>NAME.words.json</c> or <c>NAME.txt</c> beside them.</param>
    public static async Task MeasureAsync(string model, string voiceModel, string language, string[] files)
    {
        var recognition = new RecognitionSettings { Model = model };
        using var recognisers = SpeechRecognisers.Load(EngineChoice.AsWritten(recognition));
        var ways = new (string Name, Func<ISpeechStream> Open)[]
        {
            ("LiveCaptions", () => recognisers.Open(RecognitionStream.SettingsOf(recognition, language))),
            ("Whisper.net, segments", () => new SpokenSegments(model, voiceModel, language)),
            ("Whisper.net, window", () => new SlidingWindow(model, language)),
        };
        Console.WriteLine("| recording | | FDL, mean / p95, s | CL, mean / p95, s | WER, % | NE | CPU, s/s | a step, s |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var file in files)
        {
            var sound = await SoundFile.ReadAsync(file, CancellationToken.None);
            var reference = ReferenceText.Load(ReferenceOf(file));
            foreach (var (name, open) in ways)
            {
                using var stream = open();
                var figures = new BenchRun(stream, sound, waits: false, TimeProvider.System).Run();
                Console.WriteLine(Row(Path.GetFileNameWithoutExtension(file), name, figures, Score.Of(figures.Frames, reference)));
            }
        }
    }

    private static string ReferenceOf(string file) =>
        Path.ChangeExtension(file, ".words.json") is var timed && File.Exists(timed) ? timed : Path.ChangeExtension(file, ".txt");

    private static string Row(string recording, string way, BenchFigures figures, Score score) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {recording} | {way} | {Of(score.FirstDisplay)} | {Of(score.Settled)} | {score.WordErrorRate:F1} | {score.Erasure:F2} | {figures.Cpu:F2} | {figures.Steps.Mean:F2} |"
        );

    private static string Of(Spread? delays) =>
        delays is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{delays.Mean:F2} / {delays.P95:F2}");
}
