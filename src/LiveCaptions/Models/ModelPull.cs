using LiveCaptions.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>What says that a file is what it should be.</summary>
internal enum Proof
{
    /// <summary>The catalogue knows its digest.</summary>
    Catalogue,

    /// <summary>The server told its digest: it came as it lay there.</summary>
    Server,

    /// <summary>Nobody told its digest.</summary>
    None,
}

/// <summary>A model that has come.</summary>
internal sealed record PulledModel(string Path, long Bytes, string Sha256, Proof Proof);

/// <summary>Gets a model: downloaded into a part, held against its digest, looked through as when it is loaded, and only then given its name.</summary>
internal sealed class ModelPull(ModelFolder folder, ModelServer server, ModelDownload download)
{
    /// <summary>A model outside of the catalogue may have this many bytes.</summary>
    public const long MostBytes = 8L << 30;

    /// <summary>Downloads a model.</summary>
    /// <param name="name">Its name, which is a name.</param>
    /// <param name="known">What the catalogue knows of it; null: nothing.</param>
    /// <param name="baseAddress">Where models lie.</param>
    /// <param name="progress">Told the bytes that have come.</param>
    /// <exception cref="ModelException">It could not be had; nothing that was here has changed.</exception>
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
            var told = await download.FetchAsync(address, part, known?.MostBytes ?? MostBytes, progress, stop);
            var sha256 = await ModelDigest.OfAsync(part, _ => { }, stop);
            var wanted = await WantedAsync(known, address, told, stop);
            if (wanted.Count == 0 || wanted.Contains(sha256, StringComparer.OrdinalIgnoreCase))
                return Keep(
                    name,
                    address,
                    sha256,
                    known is { Sha256.Count: > 0 } ? Proof.Catalogue
                        : wanted.Count > 0 ? Proof.Server
                        : Proof.None
                );
            PartFile.Delete(part);
            // The file may have changed between two halves of it: a second time it is wrong as a whole.
            if (!resumed)
                throw new ModelException(
                    $"What the server {address.Host} sent as {name} is not that model (its SHA-256 is {sha256}, it should be {string.Join(" or ", wanted)}), so it was deleted. Check Models:BaseAddress, or download it again."
                );
            resumed = false;
        }
    }

    /// <summary>The digests that it may have: the catalogue's; otherwise the server's own.</summary>
    private async Task<IReadOnlyList<string>> WantedAsync(CatalogueModel? known, Uri address, string? told, CancellationToken stop)
    {
        if (known is { Sha256.Count: > 0 })
            return known.Sha256;
        return (told ?? await server.DigestBesideAsync(address, stop)) is { } digest ? [digest] : [];
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
                $"What the server {address.Host} sent as {name} is not a whole speech model of whisper.cpp, so it was deleted. Check Models:BaseAddress, or download it again.",
                e
            );
        }
        WholeFile.Replace(part, path);
        PartFile.Delete(part);
        ModelDigest.Note(path, sha256);
        return new(path, new FileInfo(path).Length, sha256, proof);
    }
}
