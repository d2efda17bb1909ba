using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>The number of a stream's posts: one more for each new text, the same for a second attempt, kept over restarts.</summary>
/// <remarks>
/// A number is written before it is used: after a crash one may be skipped, but none is used twice. Where it cannot be written, posts go
/// on.
/// </remarks>
internal sealed class Sequence
{
    private readonly string path;
    private long value;
    private long text;

    public Sequence(string path)
    {
        this.path = path;
        try
        {
            if (long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var kept))
                value = kept;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is none yet: a stream's posts begin at one.
        }
    }

    /// <summary>The file for an address, whose name does not tell the address.</summary>
    public static string PathFor(string folder, string address) =>
        Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..16]}.seq");

    /// <summary>The number of the newest post.</summary>
    public long Value => value;

    /// <summary>The number of a text's post.</summary>
    /// <param name="number">The text's own number.</param>
    public long Of(long number)
    {
        if (number == text)
            return value;
        text = number;
        Keep(value + 1);
        return value;
    }

    /// <summary>Goes on behind the number that the other side has seen last; the newest text gets a new one.</summary>
    public void GoOnFrom(long seen)
    {
        text = 0;
        Keep(seen);
    }

    private void Keep(long next)
    {
        value = next;
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, next.ToString(CultureInfo.InvariantCulture), ownerOnly: true, toDisk: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The service itself tells the last number where it matters, and a lost one costs a caption at most.
        }
    }
}
