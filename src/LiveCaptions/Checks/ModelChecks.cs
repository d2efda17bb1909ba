using System.Globalization;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Checks;

/// <summary>Whether the speech model and the voice activity model are here, whole, and fast enough on this machine.</summary>
internal sealed class ModelChecks(RecognitionSettings recognition, IReadOnlyCollection<string> languages, EngineParts parts)
{
    /// <summary>Reads the files that recognition uses.</summary>
    public async Task<IReadOnlyList<Finding>> FilesAsync(CancellationToken stop)
    {
        var findings = new List<Finding>();
        foreach (var model in Candidates(findings))
        {
            var found = await ModelCheck.LookAsync(model, _ => { }, stop);
            findings.Add(
                found.Good
                    ? new(Mark.Good, $"The model {model.Name} {found.Finding}")
                    : new(
                        Mark.Bad,
                        Problem.ModelUnusable.About(model.Name),
                        $"It {found.Finding}",
                        "Choose another: livecaptions models list"
                    )
            );
            if (found.Good && !AutoModel.CanBeUsed(model, languages))
                findings.Add(
                    new(
                        Mark.Bad,
                        Problem.ModelLanguage.About(model.Name),
                        $"The tracks are in {string.Join(", ", languages)}, so what is said is not recognised.",
                        "Get a multilingual model: livecaptions models pull base-q8_0"
                    )
                );
        }
        findings.Add(VoiceModel());
        return findings;
    }

    /// <summary>Measures a step with the model on the processor.</summary>
    public async Task<IReadOnlyList<Finding>> SpeedAsync(CancellationToken stop)
    {
        var findings = new List<Finding>();
        var meter = new ModelMeter(parts, EngineChoice.AsWritten(recognition), recognition.Step);
        foreach (var model in Candidates([]).Take(1))
        {
            var seconds = await meter.OnProcessorAsync(model, stop);
            var limit = recognition.Step * ModelChoice.MaxShareOfStep * 2;
            if (seconds is not { } took)
                findings.Add(
                    new(
                        Mark.Doubtful,
                        Problem.NotChecked.About("The speed of recognition"),
                        $"No step could be measured with {model.Name}.",
                        "Try another model: livecaptions models list"
                    )
                );
            else if (took > recognition.Step)
                findings.Add(
                    TooSlow(took, isBad: true, $"It must take less than {Seconds(recognition.Step)}, or captions fall behind for ever.")
                );
            else if (took > limit)
                findings.Add(TooSlow(took, isBad: false, $"Above {Seconds(limit)} captions are late beside other programs."));
            else
                findings.Add(new(Mark.Good, $"A step of recognition takes {Seconds(took)} with {model.Name} on {Processor.Name}."));
        }
        return findings;
    }

    /// <summary>The model of the settings; with "auto", all that could be chosen, the smallest first.</summary>
    private List<PresentModel> Candidates(List<Finding> findings)
    {
        if (recognition.Model == ModelFinder.Auto)
        {
            var usable = parts.Models.Present().Where(model => AutoModel.CanBeUsed(model, languages)).ToList();
            if (usable.Count == 0)
                findings.Add(NoModel("No model on this machine knows the languages of the tracks."));
            return usable;
        }
        try
        {
            var path = ProgramFiles.Find(ModelFinder.PathOf(recognition.Model, parts.Models));
            var known = parts.Models.Present().FirstOrDefault(model => model.Path == path);
            if (known is not null || File.Exists(path))
                return [known ?? new(ModelFolder.NameOf(path), path, new FileInfo(path).Length, Embedded: false)];
            findings.Add(NoModel($"There is no file {recognition.Model}."));
        }
        catch (ModelException e)
        {
            findings.Add(NoModel(e.Message));
        }
        return [];
    }

    private Finding VoiceModel()
    {
        try
        {
            SpeechModelFile.RequireVoiceModel(ProgramFiles.Find(recognition.VoiceModel));
            return new(Mark.Good, "The voice activity model is complete.");
        }
        catch (ModelFileException e)
        {
            return new(
                Mark.Bad,
                Problem.VoiceModelUnusable.About(),
                e.Message,
                "Install LiveCaptions again, or correct Recognition:VoiceModel."
            );
        }
    }

    private Finding NoModel(string cause) =>
        new(Mark.Bad, Problem.ModelUnusable.About(recognition.Model), cause, "Get one: livecaptions models pull base-q8_0");

    private static Finding TooSlow(double took, bool isBad, string cause) =>
        new(
            isBad ? Mark.Bad : Mark.Doubtful,
            Problem.TooSlow.About(Seconds(took)),
            cause,
            "Close other programs, choose a smaller model, or allow more cores (Recognition:MaxCores)."
        );

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s");
}
