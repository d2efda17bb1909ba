using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LiveCaptions.Http;

/// <summary>A body with the entity tag that names it, for those who ask whether it has changed.</summary>
/// <param name="Bytes">Shared, so do not change them.</param>
internal sealed record TaggedBytes(byte[] Bytes)
{
    private readonly string tag = TagOf(Bytes);

    /// <summary>The answer to a request: the body, or 304 where the sender has it already.</summary>
    public IResult Answer(string contentType) => Results.Bytes(Bytes, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));

    /// <summary>An entity tag without its quotes.</summary>
    public static string TagOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
}
