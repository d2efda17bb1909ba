using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>What came of looking at a model.</summary>
/// <param name="Good">It can be used.</param>
/// <param name="Finding">To follow its name: "is whole, and what the catalogue knows by this name."</param>
internal sealed record ModelFinding(PresentModel Model, bool Good, string Finding);

/// <summary>Looks whether models are still what they were.</summary>
internal static class ModelCheck
{
    /// <summary>Reads a whole model.</summary>
    /// <param name="progress">Told the bytes that are read.</param>
    public static async Task<ModelFinding> LookAsync(PresentModel model, Action<double> progress, CancellationToken stop)
    {
        var again = $"Remove it and get it again: livecaptions models rm {model.Name}";
        try
        {
            SpeechModelFile.Read(model.Path);
            var sha256 = await ModelDigest.OfAsync(model.Path, progress, stop);
            var noted = ModelDigest.Noted(model.Path);
            if (ModelCatalogue.Find(model.Name)?.Knows(sha256) == true)
                return new(model, true, "is whole, and what the catalogue knows by this name.");
            if (model.Embedded)
                return new(model, false, "is not the file that came with the program. Install LiveCaptions again.");
            if (noted is null)
                return new(
                    model,
                    true,
                    $"can be loaded; whether it is unchanged cannot be told, since nobody noted its SHA-256 ({sha256})."
                );
            return noted == sha256
                ? new(model, true, "is whole and as it came; the catalogue does not know this build of it.")
                : new(model, false, $"has changed since it came, so captions with it may be wrong. {again}");
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
