namespace LiveCaptions.Models;

/// <summary>Removes models that the user got.</summary>
internal static class ModelRemoval
{
    /// <summary>Removes a model with all that lies beside it, or as much of it as a download has brought.</summary>
    /// <returns>Bytes that are free now.</returns>
    /// <exception cref="ModelException">It comes with the program, or is not here.</exception>
    public static long Remove(string name, ModelFolder folder)
    {
        if (folder.PartBytes(name) is > 0 and var come && folder.Find(name) is null)
        {
            PartFile.Delete(folder.PartOf(name));
            return come;
        }
        var model = folder.Require(name);
        if (model.Embedded)
            throw new ModelException(
                $"{name} comes with LiveCaptions, so it was not removed: without it there might be no captions at all."
            );
        var bytes = model.Bytes + folder.PartBytes(name);
        PartFile.Delete(folder.PartOf(name));
        File.Delete(model.Path);
        File.Delete(ModelDigest.NoteOf(model.Path));
        return bytes;
    }
}
