using LiveCaptions.Files;
using LiveCaptions.Models;

namespace LiveCaptions.Tools;

/// <summary>
/// Pulls a program: downloads its archive into a part, checks its digest, and only then unpacks what is needed of it.
/// </summary>
/// <param name="folder">The folder of downloaded tools, which need not exist.</param>
/// <param name="free">Free bytes of the disk with a folder.</param>
internal sealed class ToolPull(string folder, ModelDownload download, Func<string, long> free)
{
    /// <summary>What messages call it.</summary>
    public static DownloadSubject Subject { get; } = new("program", "Ffmpeg:BaseAddress", "Free some space and try again");

    /// <summary>Whether this version is here, complete.</summary>
    public bool Has(CatalogueTool tool) =>
        File.Exists(VersionOf(tool))
        && File.ReadAllText(VersionOf(tool)) == tool.Sha256
        && tool.Content.Values.All(name => File.Exists(PathOf(name)));

    /// <summary>Bytes of a download that has begun.</summary>
    public long PartBytes(CatalogueTool tool) => new FileInfo(PartOf(tool)) is { Exists: true } part ? part.Length : 0;

    /// <summary>The path of an unpacked file.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Downloads and unpacks a program.</summary>
    /// <param name="tool">The program.</param>
    /// <param name="baseAddress">The folder of its file on a server.</param>
    /// <param name="progress">Receives the bytes downloaded so far.</param>
    /// <param name="stop">Stops; the part is kept.</param>
    /// <exception cref="ModelException">It could not be pulled; no program on this machine has changed.</exception>
    public async Task RunAsync(CatalogueTool tool, Uri baseAddress, Action<double> progress, CancellationToken stop)
    {
        var (address, part) = (new Uri(baseAddress, tool.File), PartOf(tool));
        for (var resumed = PartBytes(tool) > 0; ; resumed = false)
        {
            await download.FetchAsync(address, part, tool.Bytes, progress, stop);
            var sha256 = await ModelDigest.OfAsync(part, _ => { }, stop);
            if (sha256.Equals(tool.Sha256, StringComparison.OrdinalIgnoreCase))
                break;
            PartFile.Delete(part);
            // A resumed file may have changed on the server between its two halves; one that fails again is wrong as a whole.
            if (!resumed)
                throw new ModelException(
                    $"What the server {address.Host} sent as {tool.File} is not that file (its SHA-256 is {sha256}, it should be {tool.Sha256}), so it was deleted and nothing was installed. Check {Subject.Setting}, or try again later."
                );
        }
        File.Delete(VersionOf(tool));
        ToolArchive.Unpack(part, tool.Content.ToDictionary(entry => entry.Key, entry => PathOf(entry.Value)), free);
        WholeFile.Write(VersionOf(tool), tool.Sha256);
        PartFile.Delete(part);
    }

    private string PartOf(CatalogueTool tool) => PathOf(tool.File + ".part");

    private string VersionOf(CatalogueTool tool) => PathOf(tool.Name + ".sha256");
}
