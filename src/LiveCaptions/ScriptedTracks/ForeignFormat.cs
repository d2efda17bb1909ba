using System.Text.RegularExpressions;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Names the format of a file that is called a subtitle file and is of another kind.</summary>
internal static partial class ForeignFormat
{
    private const string ByFfmpeg = "Convert it with: ffmpeg -i FILE OTHER.srt";
    private const string ByEditor = "Save it as SubRip (.srt) with a subtitle editor.";

    /// <summary>What a file is and what to do, by its first bytes; null if it may be text.</summary>
    public static (string What, string Fix)? OfBytes(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x1F, 0x8B, ..] => ("compressed (gzip)", "Unpack it first: gunzip"),
            [(byte)'P', (byte)'K', 3, 4, ..] => ("an archive (zip)", "Unpack it first: unzip"),
            [0x42, 0x5A, 0x68, ..] or [0xFD, (byte)'7', (byte)'z', ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] => (
                "compressed",
                "Unpack it first."
            ),
            [0x1A, 0x45, 0xDF, 0xA3, ..] => ("a video (Matroska)", "Take its subtitles out with: ffmpeg -i FILE OTHER.srt"),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => ("a PDF", ByEditor),
            _ => null,
        };

    /// <summary>What a text without cues is and what to do; null if it is no known format.</summary>
    public static (string What, string Fix)? OfText(string text)
    {
        var head = text.AsSpan()[..Math.Min(text.Length, 4000)].Trim().ToString();
        if (head.Contains("[Script Info]", StringComparison.OrdinalIgnoreCase) || head.StartsWith("Dialogue:", StringComparison.Ordinal))
            return ("in the format ASS", ByFfmpeg);
        if (head.Contains("<SAMI", StringComparison.OrdinalIgnoreCase))
            return ("in the format SAMI", ByFfmpeg);
        if (Timed().IsMatch(head))
            return ("in the format TTML", ByEditor);
        if (Lyrics().IsMatch(head))
            return ("in the format LRC (lyrics)", ByFfmpeg);
        if (MicroDvd().IsMatch(head))
            return ("in the format MicroDVD, which counts frames", ByFfmpeg);
        if (head.StartsWith('<') || head.StartsWith(@"{\rtf", StringComparison.Ordinal) || head.StartsWith('{'))
            return ("in another format", ByEditor);
        return head.Count(char.IsControl) * 10 > head.Length + 100 ? ("not a text", "Check the name.") : null;
    }

    [GeneratedRegex(@"<(\w+:)?tt[\s>]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Timed();

    [GeneratedRegex(@"^\[\d{1,3}:\d{2}([.:]\d{1,3})?\]", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Lyrics();

    [GeneratedRegex(@"^[{\[]\d{1,7}[}\]][{\[]\d{0,7}[}\]]", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex MicroDvd();
}
