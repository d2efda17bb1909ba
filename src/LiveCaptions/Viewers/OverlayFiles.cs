using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace LiveCaptions.Viewers;

/// <summary>The files of the pages, in the folder beside the program.</summary>
internal sealed class OverlayFiles
{
    private readonly string folder;

    public OverlayFiles(string folder)
    {
        this.folder = folder;
        Version = Directory.Exists(folder) ? Hash(folder) : "none";
    }

    /// <summary>A hash of all files: an open page that was loaded from other files reloads itself.</summary>
    public string Version { get; }

    public IFileProvider Provider => Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();

    public string PathOf(string name) => Path.Combine(folder, name);

    private static string Hash(string folder)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            all.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(all.GetHashAndReset())[..12];
    }
}
