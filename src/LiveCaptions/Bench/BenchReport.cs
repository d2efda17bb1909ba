using LiveCaptions.Audio.Files;
using LiveCaptions.Captions;
using LiveCaptions.Recognition;
using LiveCaptions.Scoring;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Bench;

/// <summary>Measures recordings one after another, with one or several sets of settings, and prints the figures.</summary>
/// <param name="decoder">Reads the recordings.</param>
/// <param name="output">Receives the figures.</param>
/// <param name="progress">Shows how far a recording has been measured.</param>
internal sealed class BenchReport(ISoundDecoder decoder, TextWriter output, ShowProgress progress)
{
    private static readonly string[] ReferenceEndings = [".words.json", ".txt"];

    // Steps are at least 0.2 s apart: over this many seconds of start offset they fall on every part of a word.
    private const double MaxOffset = 0.3;

    public async Task RunAsync(BenchRequest request, CancellationToken stop)
    {
        var contenders = new List<LoadedContender>();
        try
        {
            foreach (var contender in request.Contenders)
                contenders.Add(LoadedContender.Load(contender));
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

    private async Task<List<BenchSeries>> SeriesAsync(
        string file,
        List<LoadedContender> contenders,
        BenchRequest request,
        CancellationToken stop
    )
    {
        var reference = (request.Reference ?? ReferenceBeside(file)) is { } path ? ReferenceText.Load(path) : null;
        var sound = await SoundFile.ReadAsync(file, stop, decoder);
        var runs = contenders.Select(_ => new List<BenchResult>()).ToList();
        var total = sound.Length / (double)AudioTime.SampleRate * request.Offsets * contenders.Count;
        await progress(Path.GetFileName(file), total, report =>
            Task.Run(() => Run(sound, reference, contenders, runs, request, report, stop), stop)
        );
        if (request.Frames is { } frames)
            await File.WriteAllLinesAsync(frames, runs[0][0].Figures.Frames.Select(f => f.ToJson()), stop);
        return
        [
            .. contenders.Zip(runs, (contender, results) => new BenchSeries(file, contender.Recognisers.Model, contender.Name, results)),
        ];
    }

    /// <summary>Runs all contenders at each offset before the next offset, so that other work of the machine affects them alike.</summary>
    private static void Run(
        float[] sound,
        ReferenceText? reference,
        List<LoadedContender> contenders,
        List<List<BenchResult>> runs,
        BenchRequest request,
        Action<double> report,
        CancellationToken stop
    )
    {
        var done = 0.0;
        for (var offset = 0; offset < request.Offsets; offset++)
        {
            var late = Math.Round(MaxOffset * offset / request.Offsets, 3);
            float[] shifted = [.. new float[AudioTime.SamplesIn(late)], .. sound];
            for (var i = 0; i < contenders.Count; i++)
            {
                runs[i].Add(contenders[i].Run(shifted, reference?.Later(late), request, seconds => report(done + seconds), stop));
                done += sound.Length / (double)AudioTime.SampleRate;
            }
        }
    }

    private static string Text(List<BenchSeries> series) =>
        BenchText.Of(series[0])
        + string.Concat(series.Skip(1).Select(other => BenchText.Of(other) + BenchText.Difference(other, series[0])));

    /// <summary>A reference beside the recording is found without being named.</summary>
    private static string? ReferenceBeside(string file) =>
        ReferenceEndings.Select(ending => Path.ChangeExtension(file, null) + ending).FirstOrDefault(File.Exists);

    /// <summary>Settings to measure, with their model loaded.</summary>
    private sealed record LoadedContender(
        string Name,
        SpeechRecognisers Recognisers,
        StreamSettings Stream,
        ListedTerms Terms,
        SpeakerSettings Speakers
    ) : IDisposable
    {
        public static LoadedContender Load(BenchContender contender)
        {
            var recognisers = SpeechRecognisers.Load(contender.Engine);
            var stream = RecognitionStream.SettingsOf(contender.Settings.Recognition, contender.Settings.Tracks[0]);
            recognisers.Check(stream);
            return new(
                contender.Name,
                recognisers,
                stream,
                contender.Settings.Words.ToLists().Terms,
                contender.Settings.Tracks[0].Speakers
            );
        }

        public BenchResult Run(
            float[] sound,
            ReferenceText? reference,
            BenchRequest request,
            Action<double> progress,
            CancellationToken stop
        )
        {
            using var recogniser = SpeakerStream.For(Speakers, Recognisers.Open(Stream));
            recogniser.Terms = Terms;
            var run = new BenchRun(recogniser, sound, request.RealClock, TimeProvider.System, request.StepCost)
            {
                Updates = request.Translation is null ? null : [],
            };
            var figures = run.Run(progress, stop);
            return new(figures, reference is null ? null : Score.Of(figures.Frames, reference))
            {
                Translation = run.Updates is { } updates ? Translated(updates, request.Translation!, stop) : null,
            };
        }

        private TranslationFigures Translated(
            List<(double Time, CaptionUpdate Update)> updates,
            BenchTranslation wanted,
            CancellationToken stop
        )
        {
            using var replay = new TranslationReplay(wanted, [.. Terms]);
            return replay.Run(updates, stop);
        }

        public void Dispose() => Recognisers.Dispose();
    }
}
