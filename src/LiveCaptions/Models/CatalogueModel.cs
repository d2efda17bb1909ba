namespace LiveCaptions.Models;

/// <summary>A model of the catalogue.</summary>
/// <param name="Name">whisper.cpp's name: "base-q8_0".</param>
/// <param name="Bytes">The file's size; builds differ by a few bytes.</param>
/// <param name="MemoryMB">The program's memory with this model, approximately.</param>
/// <param name="Languages">"en", or the number of languages.</param>
/// <param name="Licence">The SPDX identifier.</param>
/// <param name="Sha256">The digests of all known builds, in hexadecimal; empty: unknown.</param>
internal sealed record CatalogueModel(string Name, long Bytes, int MemoryMB, string Languages, string Licence, IReadOnlyList<string> Sha256)
{
    /// <summary>A longer file is not this model.</summary>
    public long MaxBytes => Bytes + Bytes / 10;

    /// <summary>Whether a known build has this digest.</summary>
    public bool Knows(string sha256) => Sha256.Contains(sha256, StringComparer.OrdinalIgnoreCase);
}
