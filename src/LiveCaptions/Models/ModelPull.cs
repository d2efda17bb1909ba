using LiveCaptions.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>The evidence that a file is the right one.</summary>
internal enum Proof
{
    /// <summary>The catalogue has its digest.</summary>
    Catalogue,

    /// <summary>The server reported its digest: it arrived unchanged.</summary>
    Server,

    /// <summary>Its digest is unknown.</summary>
    None,
}

/// <summary>A model that was downloaded or imported.</summary>
internal sealed record PulledModel(string Path, long Bytes, string Sha256, Proof Proof);

/// <summary>
/// Pulls a model: downloads it into a part, checks its digest and its content as loading would, and only then gives it its name.
/// </summary>
internal sealed class ModelPull(ModelFolder folder, ModelServer server, ModelDownload download)
{
    /// <summary>The most bytes of a model outside the catalogue.</summary>
    public const long MaxBytes = 8L << 30;

    /// <summary>Downloads a model.</summary>
    /// <param name="name">A valid name.</param>
    /// <param name="known">The catalogue's entry; null: there is none.</param>
    /// <param name="baseAddress">The folder of the models on the server.</param>
    /// <param name="progress">Receives the bytes downloaded so far.</param>
    /// <exception cref="ModelException">It could not be pulled; no model on this machine has changed.</exception>
    public async Task<PulledModel> RunAsync(
        string name,
        CatalogueModel? known,
        Uri baseAddress,
        Action<double> progress,
        CancellationToken stop
    )
    {
        var (address, part) = (new Uri(baseAddress, $"ggml-{name}.bin"), folder.PartOf(name));
        var resumed = folder.PartBytes(name) > 0;
        while (true)
        {
            var reported = await download.FetchAsync(address, part, known?.MaxBytes ?? MaxBytes, progress, stop);
            var sha256 = await ModelDigest.OfAsync(part, _ => { }, stop);
            var accepted = await AcceptedAsync(known, address, reported, stop);
            if (accepted.Count == 0 || accepted.Contains(sha256, StringComparer.OrdinalIgnoreCase))
                return Keep(
                    name,
                    address,
                    sha256,
                    known is { Sha256.Count: > 0 } ? Proof.Catalogue
                        : accepted.Count > 0 ? Proof.Server
                        : Proof.None
                );
            PartFile.Delete(part);
            // A resumed file may have changed on the server between its two halves; one that fails again is wrong as a whole.
            if (!resumed)
                throw new ModelException(
                    $"What the server {address.Host} sent as {name} is not that model (its SHA-256 is {sha256}, it should be {string.Join(" or ", accepted)}), so it was deleted. Check Models:BaseAddress, or download it again."
                );
            resumed = false;
        }
    }

    /// <summary>The accepted digests: the catalogue's, otherwise the server's.</summary>
    private async Task<IReadOnlyList<string>> AcceptedAsync(CatalogueModel? known, Uri address, string? reported, CancellationToken stop)
    {
        if (known is { Sha256.Count: > 0 })
            return known.Sha256;
        return (reported ?? await server.DigestBesideAsync(address, stop)) is { } digest ? [digest] : [];
    }

    private PulledModel Keep(string name, Uri address, string sha256, Proof proof)
    {
        var (part, path) = (folder.PartOf(name), folder.PathOf(name));
        try
        {
            SpeechModelFile.Read(part);
        }
        catch (ModelFileException e)
        {
            PartFile.Delete(part);
            throw new ModelException(
                $"What the server {address.Host} sent as {name} is not a complete speech model of whisper.cpp, so it was deleted. Check Models:BaseAddress, or download it again.",
                e
            );
        }
        WholeFile.Replace(part, path);
        PartFile.Delete(part);
        ModelDigest.Record(path, sha256);
        return new(path, new FileInfo(path).Length, sha256, proof);
    }
}
