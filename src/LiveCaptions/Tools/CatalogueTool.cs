namespace LiveCaptions.Tools;

/// <summary>A program of another maker that can be downloaded.</summary>
/// <param name="Name">The name for <c>tools pull</c>: "ffmpeg".</param>
/// <param name="System">.NET's identifier of the machines that it runs on: "win-x64".</param>
/// <param name="Version">The maker's version.</param>
/// <param name="Licence">The SPDX identifier.</param>
/// <param name="BaseAddress">The folder of its file on the maker's server.</param>
/// <param name="File">Its file: a zip archive.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Sha256">The file's digest, in hexadecimal.</param>
/// <param name="Content">The entries of the archive that are unpacked, and their names afterwards; all others are left in it.</param>
internal sealed record CatalogueTool(
    string Name,
    string System,
    string Version,
    string Licence,
    string BaseAddress,
    string File,
    long Bytes,
    string Sha256,
    IReadOnlyDictionary<string, string> Content
);
