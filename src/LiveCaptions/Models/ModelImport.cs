using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>Takes a model from a file of this machine: copied, looked through as when it is loaded, and only then given its name.</summary>
/// <param name="folder">Where models lie.</param>
/// <param name="free">Free bytes of the disk with this folder.</param>
internal sealed class ModelImport(ModelFolder folder, Func<string, long> free)
{
    private const long Spare = 64L << 20;

    /// <summary>Copies it; the file itself stays where it is.</summary>
    /// <param name="name">What it is called from now on, which is a name.</param>
    /// <param name="progress">Told the bytes that are copied.</param>
    /// <exception cref="ModelException">It cannot be taken.</exception>
    /// <exception cref="ModelFileException">It is no model that can be used.</exception>
    public async Task<PulledModel> RunAsync(string file, string name, Action<double> progress, CancellationToken stop)
    {
        var bytes = SpeechModelFile.Read(file).Bytes;
        if (folder.Find(name) is { } there)
            throw new ModelException(
                $"There is a model {name} on this machine already ({there.Path}), so nothing was copied. Give this one another name: --name NAME{(there.Embedded ? "" : $"; or remove the other: livecaptions models rm {name}")}"
            );
        if (free(folder.Own) is var room && room < bytes + Spare)
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The disk with {folder.Own} has {room / 1e6:F0} MB free where {(bytes + Spare) / 1e6:F0} MB are needed, so nothing was copied. Make room, or name the file itself in Recognition:Model."
                )
            );
        var (copy, path) = (folder.PathOf(name) + ".copy", folder.PathOf(name));
        Directory.CreateDirectory(folder.Own);
        try
        {
            await CopyAsync(file, copy, progress, stop);
            // The copy is what will be loaded, so it is the copy that must be whole.
            SpeechModelFile.Read(copy);
            var sha256 = await ModelDigest.OfAsync(copy, _ => { }, stop);
            File.Move(copy, path);
            ModelDigest.Note(path, sha256);
            return new(path, bytes, sha256, ModelCatalogue.Find(name)?.Knows(sha256) == true ? Proof.Catalogue : Proof.None);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static async Task CopyAsync(string from, string to, Action<double> progress, CancellationToken stop)
    {
        await using var source = new FileStream(
            from,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var block = new byte[1 << 18];
        while (await source.ReadAsync(block, stop) is > 0 and var count)
        {
            await target.WriteAsync(block.AsMemory(0, count), stop);
            progress(target.Position);
        }
        target.Flush(flushToDisk: true);
    }
}
