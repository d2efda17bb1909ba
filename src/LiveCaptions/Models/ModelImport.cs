using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>Imports a model from a file: copies it, checks it as loading would, and only then gives it its name.</summary>
/// <param name="folder">The folder of the models.</param>
/// <param name="free">Free bytes of the disk with this folder.</param>
internal sealed class ModelImport(ModelFolder folder, Func<string, long> free)
{
    private const long Spare = 64L << 20,
        MadeBytes = 70_000_000; // of a Moonshine model, once it is made

    /// <summary>The name of a model that was given none.</summary>
    public static string NameOf(string file) => MoonshineConversion.Converts(file) ? "moonshine-base-en" : ModelFolder.NameOf(file);

    /// <summary>Bytes that there will be; null: there is no such file.</summary>
    public static long? BytesOf(string file) =>
        !File.Exists(file) ? null
        : MoonshineConversion.Converts(file) ? MadeBytes
        : new FileInfo(file).Length;

    /// <summary>Imports a copy of the file, or a model made of it.</summary>
    /// <param name="name">A valid name for the model.</param>
    /// <param name="progress">Receives the bytes copied so far.</param>
    /// <exception cref="ModelException">It cannot be imported.</exception>
    /// <exception cref="ModelFileException">It is not a usable model.</exception>
    public async Task<PulledModel> RunAsync(string file, string name, Action<double> progress, CancellationToken stop)
    {
        var given = MoonshineConversion.Converts(file) ? null : SpeechModelFile.Read(file);
        RequireRoom(name, given?.Bytes ?? MadeBytes);
        var path = folder.PathOf(name, given?.IsGguf ?? true);
        var copy = path + ".copy";
        Directory.CreateDirectory(folder.Own);
        try
        {
            if (given is null)
                await Task.Run(() => MoonshineConversion.Convert(file, copy, progress, stop), stop);
            else
                await CopyAsync(file, copy, progress, stop);
            // The copy will be loaded, so the copy must be intact.
            var bytes = SpeechModelFile.Read(copy).Bytes;
            var sha256 = await ModelDigest.OfAsync(copy, _ => { }, stop);
            File.Move(copy, path);
            ModelDigest.Record(path, sha256);
            return new(path, bytes, sha256, ModelCatalogue.Find(name)?.Knows(sha256) == true ? Proof.Catalogue : Proof.None);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <exception cref="ModelException">There is such a model, or no room for it.</exception>
    private void RequireRoom(string name, long bytes)
    {
        if (folder.Find(name) is { } there)
            throw new ModelException(
                $"There is a model {name} on this machine already ({there.Path}), so nothing was copied. Give this one another name: --name NAME{(there.Embedded ? "" : $"; or remove the other: livecaptions models rm {name}")}"
            );
        if (free(folder.Own) is var room && room < bytes + Spare)
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The disk with {folder.Own} has {room / 1e6:F0} MB free where {(bytes + Spare) / 1e6:F0} MB are needed, so nothing was copied. Free some space, or name the file itself in Recognition:Model."
                )
            );
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
