namespace LiveCaptions.Models;

/// <summary>A model that the catalogue knows.</summary>
/// <param name="Name">As whisper.cpp calls it: "base-q8_0".</param>
/// <param name="Bytes">The file's size, give or take a few bytes between builds of it.</param>
/// <param name="MemoryMB">What the program takes with it, about.</param>
/// <param name="Languages">"en", or how many there are.</param>
/// <param name="Licence">As SPDX calls it.</param>
/// <param name="Sha256">Of every build of it that is known, in hexadecimal; none: nobody can tell.</param>
internal sealed record CatalogueModel(string Name, long Bytes, int MemoryMB, string Languages, string Licence, IReadOnlyList<string> Sha256)
{
    /// <summary>A server that sends more than this sends something else.</summary>
    public long MostBytes => Bytes + Bytes / 10;

    /// <summary>Whether a build of it has this digest.</summary>
    public bool Knows(string sha256) => Sha256.Contains(sha256, StringComparer.OrdinalIgnoreCase);
}
