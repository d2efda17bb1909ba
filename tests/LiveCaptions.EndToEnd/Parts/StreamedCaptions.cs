using System.Buffers.Binary;
using System.Text.RegularExpressions;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Decodes the CEA-608 captions of a recorded stream as a player does.</summary>
internal static partial class StreamedCaptions
{
    private const int FileHeader = 13,
        TagHeader = 11,
        FrameHeader = 5;

    /// <summary>The consecutive screens, each as its words.</summary>
    /// <param name="flv">A recorded H.264 stream.</param>
    public static async Task<IReadOnlyList<string[]>> ScreensAsync(byte[] flv, ScratchFolder folder)
    {
        PutCaptionsFirst(flv);
        var file = folder.File("captions-first.flv");
        await File.WriteAllBytesAsync(file, flv);
        var run = await ProgramRun.OfAsync(
            Cli.Wrap("ffmpeg")
                .WithArguments([
                    "-nostdin",
                    "-v",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    $"movie={file}[out+subcc]",
                    "-map",
                    "0:s",
                    "-f",
                    "srt",
                    "-",
                ])
        );
        Assert.True(run.ExitCode == 0, run.Error);
        return [.. run.Output.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(OnScreen)];
    }

    /// <summary>
    /// The words in order: a screen begins with the rest of the one before, whose last word may have grown ("cold", "cold-hearted").
    /// </summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<string[]> screens)
    {
        var said = new List<string>();
        foreach (var screen in screens)
        {
            var known = Enumerable
                .Range(0, Math.Min(said.Count, screen.Length) + 1)
                .Last(n =>
                    n == 0 || (said.TakeLast(n).SkipLast(1).SequenceEqual(screen.Take(n - 1)) && IsSameOrGrown(said[^1], screen[n - 1]))
                );
            if (known > 0)
                said[^1] = screen[known - 1];
            said.AddRange(screen.Skip(known));
        }
        return said;
    }

    // A word that is joined later begins with a punctuation mark.
    private static bool IsSameOrGrown(string word, string now) =>
        now.StartsWith(word, StringComparison.Ordinal) && (now.Length == word.Length || !char.IsLetterOrDigit(now[word.Length]));

    /// <summary>The number of words that both texts have in common, in order.</summary>
    public static int Common(IReadOnlyList<string> words, IReadOnlyList<string> other)
    {
        var best = new int[other.Count + 1];
        foreach (var word in words)
        {
            var diagonal = 0;
            for (var n = 1; n <= other.Count; n++)
                (diagonal, best[n]) = (best[n], word == other[n - 1] ? diagonal + 1 : Math.Max(best[n], best[n - 1]));
        }
        return best[^1];
    }

    // OBS writes captions after the slices of a picture; FFmpeg expects them before, as the H.264 standard specifies. Lengths do not
    // change.
    private static void PutCaptionsFirst(Span<byte> flv)
    {
        for (var at = FileHeader; at + TagHeader <= flv.Length; )
        {
            var size = flv[at + 1] << 16 | flv[at + 2] << 8 | flv[at + 3];
            if (at + TagHeader + size > flv.Length)
                return; // cut off
            var body = flv.Slice(at + TagHeader, size);
            if (flv[at] == 9 && size > FrameHeader && (body[0] & 15) == 7 && body[1] == 1)
                Sort(body[FrameHeader..]);
            at += TagHeader + size + 4;
        }
    }

    private static void Sort(Span<byte> units)
    {
        var (captions, others) = (new List<byte>(), new List<byte>());
        for (var at = 0; at + 4 < units.Length; )
        {
            var length = 4 + BinaryPrimitives.ReadInt32BigEndian(units[at..]);
            ((units[at + 4] & 31) == 6 ? captions : others).AddRange(units.Slice(at, length));
            at += length;
        }
        captions.AddRange(others);
        captions.ToArray().CopyTo(units);
    }

    // A number, a line of times, then rows with position and font tags.
    private static string[] OnScreen(string cue) =>
        Marks().Replace(string.Join(' ', cue.Split('\n').Skip(2)), "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"<[^>]*>|\{\\[^}]*\}|\\h")]
    private static partial Regex Marks();
}
