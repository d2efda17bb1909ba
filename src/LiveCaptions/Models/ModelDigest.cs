using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LiveCaptions.Files;

namespace LiveCaptions.Models;

/// <summary>SHA-256 of model files: computed, recorded beside them, and as servers report it.</summary>
internal static partial class ModelDigest
{
    /// <summary>Computes a file's digest, in hexadecimal.</summary>
    /// <param name="progress">Receives the bytes read so far.</param>
    public static async Task<string> OfAsync(string path, Action<double> progress, CancellationToken stop)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        var block = new byte[1 << 18];
        for (long done = 0; await file.ReadAsync(block, stop) is > 0 and var count; progress(done += count))
            sha.AppendData(block, 0, count);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>The digest recorded beside a model when it was installed; null: none that can be read.</summary>
    public static string? Recorded(string model)
    {
        try
        {
            return File.Exists(RecordOf(model)) ? In(File.ReadAllText(RecordOf(model))) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Records the digest beside the model, in the format of <c>sha256sum -c</c>.</summary>
    public static void Record(string model, string sha256) => WholeFile.Write(RecordOf(model), $"{sha256}  {Path.GetFileName(model)}\n");

    /// <summary>The file beside a model that holds its digest.</summary>
    public static string RecordOf(string model) => model + ".sha256";

    /// <summary>The digest at the beginning of a text; null: none.</summary>
    public static string? In(string text) =>
        Hexadecimal().Match(text) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    /// <summary>The digest that a server reports for its answer; null: none.</summary>
    /// <remarks>Repr-Digest (RFC 9530), Digest (RFC 3230), or an entity tag, where stores of large files put it.</remarks>
    public static string? In(HttpResponseHeaders headers)
    {
        foreach (var name in (string[])["Repr-Digest", "Digest"])
            if (headers.TryGetValues(name, out var values) && Base64().Match(string.Join(',', values)) is { Success: true } match)
                return Convert.ToHexStringLower(Convert.FromBase64String(match.Groups[1].Value));
        var tag =
            headers.TryGetValues("X-Linked-ETag", out var linked) ? linked.First()
            : headers.ETag is { IsWeak: false } own ? own.Tag
            : "";
        return In(tag.Trim('"'));
    }

    [GeneratedRegex(@"\A\s*([0-9a-fA-F]{64})(?![0-9a-zA-Z])")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"sha-256=:?([A-Za-z0-9+/]{43}=)", RegexOptions.IgnoreCase)]
    private static partial Regex Base64();
}
