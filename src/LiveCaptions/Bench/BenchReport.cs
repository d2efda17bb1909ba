using LiveCaptions.Audio.Files;
using LiveCaptions.Recognition;
using LiveCaptions.Scoring;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>Measures recordings one after the other, under one or several sets of settings, and prints what came of it.</summary>
/// <param name="decoder">Reads the recordings.</param>
/// <param name="output">Where the figures are printed.</param>
/// <param name="progress">Shows how far a recording is.</param>
internal sealed class BenchReport(ISoundDecoder decoder, TextWriter output, ShowProgress progress)
{
    private static readonly string[] References = [".words.json", ".txt"];

    // Steps come every 0.2 s and more: over so many seconds of start offset they fall on every place of a word.
    private const double Offsets = 0.3;

    public async Task RunAsync(BenchRequest request, CancellationToken stop)
    {
        var contenders = new List<Contender>();
        try
        {
            contenders.Add(Contender.Load("", request.Settings));
            foreach (var (name, settings) in request.Others)
                contenders.Add(Contender.Load(name, settings));
            var all = new List<BenchSeries>();
            foreach (var file in request.Files)
            {
                var series = await SeriesAsync(file, contenders, request, stop);
                all.AddRange(series);
                if (!request.Json)
                    await output.WriteAsync(Text(series));
            }
            if (request.Json)
                await output.WriteLineAsync(BenchJson.Of(all));
            if (request.Plot is { } plot)
                await File.WriteAllTextAsync(plot, BenchPlot.Of(all), stop);
        }
        finally
        {
            foreach (var contender in contenders)
                contender.Dispose();
        }
    }

    /// <summary>All settings at each offset before the next one: what else the machine does meanwhile is shared by all.</summary>
    private async Task<List<BenchSeries>> SeriesAsync(string file, List<Contender> contenders, BenchRequest request, CancellationToken stop)
    {
        var reference = Reference(request.Reference ?? Beside(file));
        var sound = await SoundFile.ReadAsync(file, stop, decoder);
        var runs = contenders.Select(_ => new List<BenchResult>()).ToList();
        var (done, length) = (0.0, sound.Length / (double)AudioTime.SampleRate);
        await progress(Path.GetFileName(file), length * request.Offsets * contenders.Count, async report =>
        {
            for (var offset = 0; offset < request.Offsets; offset++)
            {
                var late = Math.Round(Offsets * offset / request.Offsets, 3);
                float[] shifted = [.. new float[AudioTime.SamplesIn(late)], .. sound];
                for (var i = 0; i < contenders.Count; i++)
                {
                    runs[i]
                        .Add(
                            await Task.Run(
                                () => Run(contenders[i], shifted, reference?.Later(late), request, seconds => report(done + seconds), stop),
                                stop
                            )
                        );
                    done += length;
                }
            }
        });
        if (request.Frames is { } frames)
            await File.WriteAllLinesAsync(frames, runs[0][0].Figures.Frames.Select(f => f.ToJson()), stop);
        return
        [
            .. contenders.Zip(runs, (contender, results) => new BenchSeries(file, contender.Recognisers.Model, contender.Name, results)),
        ];
    }

    private static BenchResult Run(
        Contender contender,
        float[] sound,
        ReferenceText? reference,
        BenchRequest request,
        Action<double> progress,
        CancellationToken stop
    )
    {
        using var recogniser = contender.Recognisers.Open(contender.Stream);
        var figures = new BenchRun(recogniser, sound, request.RealClock, TimeProvider.System, request.StepCost).Run(progress, stop);
        return new(figures, reference is null ? null : Score.Of(figures.Frames, reference));
    }

    private static string Text(List<BenchSeries> series) =>
        BenchText.Of(series[0])
        + string.Concat(series.Skip(1).Select(other => BenchText.Of(other) + BenchText.Difference(other, series[0])));

    /// <summary>A reference that lies beside the recording needs no naming.</summary>
    private static string? Beside(string file) =>
        References.Select(ending => Path.ChangeExtension(file, null) + ending).FirstOrDefault(File.Exists);

    private static ReferenceText? Reference(string? path) => path is null ? null : ReferenceText.Load(path);

    /// <summary>Settings that are measured, with their model.</summary>
    private sealed record Contender(string Name, SpeechRecognisers Recognisers, StreamSettings Stream) : IDisposable
    {
        public static Contender Load(string name, ServiceSettings settings)
        {
            var recognisers = SpeechRecognisers.Load(settings.Recognition);
            var stream = RecognitionStream.SettingsOf(settings.Recognition, settings.Tracks[0]);
            recognisers.Check(stream);
            return new(name, recognisers, stream);
        }

        public void Dispose() => Recognisers.Dispose();
    }
}
