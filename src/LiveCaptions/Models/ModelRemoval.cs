namespace LiveCaptions.Models;

/// <summary>Removes the user's models.</summary>
internal static class ModelRemoval
{
    /// <summary>Removes a model with the files beside it, or the part of a download.</summary>
    /// <returns>Bytes freed.</returns>
    /// <exception cref="ModelException">It comes with the program, or is not on this machine.</exception>
    public static long Remove(string name, ModelFolder folder)
    {
        if (folder.PartBytes(name) is > 0 and var partBytes && folder.Find(name) is null)
        {
            PartFile.Delete(folder.PartOf(name));
            return partBytes;
        }
        var model = folder.Require(name);
        if (model.Embedded)
            throw new ModelException(
                $"{name} comes with LiveCaptions, so it was not removed: without it there might be no captions at all."
            );
        var bytes = model.Bytes + folder.PartBytes(name);
        PartFile.Delete(folder.PartOf(name));
        File.Delete(model.Path);
        File.Delete(ModelDigest.RecordOf(model.Path));
        return bytes;
    }
}
