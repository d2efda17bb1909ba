using System.Globalization;
using System.Text;

namespace LiveCaptions.Audio.Piped;

/// <summary>What the first bytes of a pipe are.</summary>
internal enum PipedKind
{
    /// <summary>Samples without a header, or nothing that is known.</summary>
    Raw,

    /// <summary>A sound or video file, which ffmpeg decodes.</summary>
    Container,

    /// <summary>Something without sound.</summary>
    NotSound,
}

/// <summary>Tells by its first bytes what comes from a pipe.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, as part of a sentence; empty if it is raw.</param>
internal readonly record struct SoundSignature(PipedKind Kind, string Name)
{
    /// <summary>The number of first bytes that tell it: some frames of MP3, or packets of MPEG-TS.</summary>
    public const int Length = 2048;

    private const int TransportPacket = 188;
    private const int TextBytes = 16;
    private const string Shown = ".,:;!?/<>=-_ "; // of text that is not sound, beside letters and digits

    // Each line: the position of the mark, the mark in hexadecimal digits, the name.
    private static readonly Mark[] Containers = Marks(
        """
        8 57415645 WAV
        0 726966662E91CF11 Wave64
        0 464F524D AIFF
        0 63616666 CAF
        0 664C6143 FLAC
        0 4F676753 Ogg
        0 494433 MP3
        4 66747970 MP4
        4 6D6F6F76 QuickTime
        4 6D646174 QuickTime
        0 1A45DFA3 Matroska or WebM
        0 2E736E64 AU
        0 464C5601 FLV
        8 41564920 AVI
        0 3026B2758E66CF11 Windows Media
        0 000001BA MPEG
        0 2321414D52 AMR
        0 7776706B WavPack
        0 4D414320 Monkey's Audio
        0 54544131 True Audio
        0 4E4953545F3141 SPHERE
        0 437265617469766520566F6963652046696C65 VOC
        0 7FFE8001 DTS
        """
    );

    private static readonly Mark[] Others = Marks(
        """
        0 1F8B08 data compressed by gzip
        0 FD377A585A data compressed by xz
        0 28B52FFD data compressed by zstd
        0 425A68 data compressed by bzip2
        0 504B0304 a ZIP archive
        0 52617221 a RAR archive
        0 377ABCAF271C a 7-Zip archive
        0 25504446 a PDF document
        0 89504E47 a PNG picture
        0 FFD8FF a JPEG picture
        0 47494638 a GIF picture
        0 4D546864 MIDI notes
        0 7F454C46 a program
        """
    );

    /// <summary>Tells what bytes are.</summary>
    /// <param name="head">The first <see cref="Length"/> bytes, or fewer if no more came.</param>
    public static SoundSignature Of(ReadOnlySpan<byte> head)
    {
        foreach (var mark in Containers)
            if (mark.Begins(head))
                return new(PipedKind.Container, mark.Name);
        foreach (var mark in Others)
            if (mark.Begins(head))
                return new(PipedKind.NotSound, mark.Name);
        if (IsTransportStream(head))
            return new(PipedKind.Container, "MPEG-TS");
        if (FrameSync.NameOf(head) is { } frames)
            return new(PipedKind.Container, frames);
        return IsText(head) ? new(PipedKind.NotSound, $"text (\"{Excerpt(head)}\")") : new(PipedKind.Raw, "");
    }

    private static bool IsTransportStream(ReadOnlySpan<byte> head)
    {
        if (head.Length <= 3 * TransportPacket)
            return false;
        for (var at = 0; at < head.Length; at += TransportPacket)
            if (head[at] != 0x47)
                return false;
        return true;
    }

    /// <summary>Whether all bytes are characters; samples hold zeros and other control characters.</summary>
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.Length >= TextBytes
        && !head.ContainsAnyInRange((byte)0, (byte)8)
        && !head.ContainsAnyInRange((byte)14, (byte)26)
        && (!head.ContainsAnyInRange((byte)128, (byte)255) || IsUtf8(head));

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        // The last character may be cut off.
        var text = Encoding.UTF8.GetString(head);
        return text.IndexOf('\uFFFD', StringComparison.Ordinal) is var bad && (bad < 0 || bad >= text.Length - 3);
    }

    private static string Excerpt(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 40)]);
        return new string([
            .. text.Select(c => char.IsAsciiLetterOrDigit(c) || Shown.Contains(c, StringComparison.Ordinal) ? c : ' '),
        ]).Trim();
    }

    private static Mark[] Marks(string table) =>
        [
            .. table
                .Split('\n')
                .Select(line => line.Split(' ', 3))
                .Select(parts => new Mark(
                    int.Parse(parts[0], CultureInfo.InvariantCulture),
                    Convert.FromHexString(parts[1]),
                    parts[2].TrimEnd('\r')
                )),
        ];

    private sealed record Mark(int At, byte[] Bytes, string Name)
    {
        public bool Begins(ReadOnlySpan<byte> head) => head.Length >= At + Bytes.Length && head[At..].StartsWith(Bytes);
    }
}
