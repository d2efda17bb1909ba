using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>The result of checking a model.</summary>
/// <param name="Good">The model can be used.</param>
/// <param name="Finding">Continues the model's name: "is complete and matches the catalogue."</param>
internal sealed record ModelFinding(PresentModel Model, bool Good, string Finding);

/// <summary>Checks whether models are complete and unchanged.</summary>
internal static class ModelCheck
{
    /// <summary>Reads and checks a whole model.</summary>
    /// <param name="progress">Receives the bytes read so far.</param>
    public static async Task<ModelFinding> LookAsync(PresentModel model, Action<double> progress, CancellationToken stop)
    {
        var again = $"Remove it and get it again: livecaptions models rm {model.Name}";
        try
        {
            SpeechModelFile.Read(model.Path);
            var sha256 = await ModelDigest.OfAsync(model.Path, progress, stop);
            var recorded = ModelDigest.Recorded(model.Path);
            if (ModelCatalogue.Find(model.Name)?.Knows(sha256) == true)
                return new(model, true, "is complete and matches the catalogue.");
            if (model.Embedded)
                return new(model, false, "is not the file that came with the program. Install LiveCaptions again.");
            if (recorded is null)
                return new(
                    model,
                    true,
                    $"can be loaded; whether it is unchanged is unknown, since its SHA-256 ({sha256}) was never recorded."
                );
            return recorded == sha256
                ? new(model, true, "is complete and unchanged; the catalogue does not know this build.")
                : new(model, false, $"has changed since it was installed, so captions with it may be wrong. {again}");
        }
        catch (ModelFileException e)
        {
            return new(model, false, $"cannot be used. {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(model, false, $"cannot be read: {e.Message.TrimEnd('.')}. {again}");
        }
    }
}
