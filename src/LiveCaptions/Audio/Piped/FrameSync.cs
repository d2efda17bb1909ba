namespace LiveCaptions.Audio.Piped;

/// <summary>Recognises compressed sound without a container, by the headers of two frames in a row.</summary>
internal static class FrameSync
{
    private const int Header = 7;

    // Bit rates in kbit/s by index: MPEG-1 layer III, and MPEG-2 layer III.
    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Frequencies = [44100, 48000, 32000];

    /// <summary>The name of the format; null if the bytes are none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head) =>
        Repeats(head, AdtsLength) ? "AAC"
        : Repeats(head, Mp3Length) ? "MP3"
        : head.Length > 5 && head[0] == 0x0B && head[1] == 0x77 && head[5] >> 3 is > 5 and <= 16 ? "AC-3"
        : null;

    private static bool Repeats(ReadOnlySpan<byte> head, Func<byte[], int> lengthOf)
    {
        if (head.Length < Header || lengthOf(head[..Header].ToArray()) is not (> Header and var length))
            return false;
        // A file that is shorter than two frames is not worth a guess.
        return head.Length >= length + Header && lengthOf(head.Slice(length, Header).ToArray()) > 0;
    }

    private static int AdtsLength(byte[] head) =>
        head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 ? ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5) : 0;

    private static int Mp3Length(byte[] head)
    {
        var (rate, frequency) = (head[2] >> 4, (head[2] >> 2) & 3);
        if (head[0] != 0xFF || (head[1] & 0xE6) != 0xE2 || rate is 0 or 15 || frequency == 3)
            return 0;
        var version = (head[1] >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
        var hertz =
            Frequencies[frequency]
            / (
                version == 3 ? 1
                : version == 2 ? 2
                : 4
            );
        var padding = (head[2] >> 1) & 1;
        return version == 1 ? 0 : (version == 3 ? 144_000 * Rates1[rate] : 72_000 * Rates2[rate]) / hertz + padding;
    }
}
