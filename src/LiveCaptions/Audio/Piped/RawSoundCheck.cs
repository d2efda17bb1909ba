using System.Buffers.Binary;

namespace LiveCaptions.Audio.Piped;

/// <summary>Notices raw samples of another format than the expected one, by the first second that is not silence.</summary>
/// <param name="expected">The format that the settings name.</param>
/// <remarks>Pure; it judges only what no sound of the expected format can be, since a wrong refusal costs all captions.</remarks>
internal sealed class RawSoundCheck(SampleFormat expected)
{
    private const int Enough = 32_000; // bytes
    private const int TooFew = 2_000;
    private const int Alignment = 8;
    private const double Most = 0.95;
    private const double Few = 0.1;

    private readonly byte[] bytes = new byte[Enough];
    private long passed;
    private int count;
    private bool judged;

    /// <summary>Takes the next bytes.</summary>
    /// <returns>What came in place of the expected format, as part of a sentence; null: nothing is wrong, or it is not known yet.</returns>
    public string? Add(ReadOnlySpan<byte> more)
    {
        if (judged)
            return null;
        if (count == 0)
        {
            var silent = more.IndexOfAnyExcept((byte)0);
            if (silent < 0)
            {
                passed += more.Length;
                return null;
            }
            // Samples keep their place within the words of any format.
            var aligned = Math.Max(0, silent - (int)((passed + silent) % Alignment));
            more = more[aligned..];
        }
        var taken = Math.Min(more.Length, Enough - count);
        more[..taken].CopyTo(bytes.AsSpan(count));
        count += taken;
        return count == Enough ? Judge() : null;
    }

    /// <summary>Judges what has come, at its end.</summary>
    public string? Finish() => judged || count < TooFew ? null : Judge();

    private string? Judge()
    {
        judged = true;
        var sound = bytes.AsSpan(0, count);
        if (expected == SampleFormat.F32le)
            return PlausibleFloats(sound) < Few && Roughness(sound, bigEndian: false) < 0.7 ? "16-bit integers" : null;
        if (PlausibleFloats(sound) > Most)
            return "32-bit floats";
        if (PlausibleDoubles(sound) > Most)
            return "64-bit floats";
        var (little, big) = (Roughness(sound, bigEndian: false), Roughness(sound, bigEndian: true));
        if (little > 1 && big < little / 2)
            return "16-bit integers in the other byte order (big-endian)";
        return IsTwice(sound) ? "two channels"
            : little > 1.1 && IsFull(sound) ? "compressed data"
            : null;
    }

    private static double PlausibleFloats(ReadOnlySpan<byte> sound)
    {
        var (fits, all) = (0, 0);
        for (var i = 0; i + 4 <= sound.Length; i += 4)
            Count(BinaryPrimitives.ReadSingleLittleEndian(sound[i..]), ref fits, ref all);
        return all == 0 ? 0 : fits / (double)all;
    }

    private static double PlausibleDoubles(ReadOnlySpan<byte> sound)
    {
        var (fits, all) = (0, 0);
        for (var i = 0; i + 8 <= sound.Length; i += 8)
            Count(BinaryPrimitives.ReadDoubleLittleEndian(sound[i..]), ref fits, ref all);
        return all == 0 ? 0 : fits / (double)all;
    }

    private static void Count(double value, ref int fits, ref int all)
    {
        if (value == 0)
            return;
        all++;
        if (Math.Abs(value) is > 1e-7 and < 1.5)
            fits++;
    }

    /// <summary>The mean step between samples, relative to their mean size: about 1.3 for noise, far less for sound.</summary>
    private static double Roughness(ReadOnlySpan<byte> sound, bool bigEndian)
    {
        double steps = 0,
            sizes = 1e-9;
        var before = 0;
        for (var i = 0; i + 2 <= sound.Length; i += 2)
        {
            int sample = bigEndian ? BinaryPrimitives.ReadInt16BigEndian(sound[i..]) : BinaryPrimitives.ReadInt16LittleEndian(sound[i..]);
            steps += Math.Abs(sample - before);
            sizes += Math.Abs(sample);
            before = sample;
        }
        return steps / sizes;
    }

    /// <summary>Whether all samples come twice, as from a microphone in stereo.</summary>
    private static bool IsTwice(ReadOnlySpan<byte> sound)
    {
        var (same, all, changes) = (0, 0, 0);
        short before = 0;
        for (var i = 0; i + 4 <= sound.Length; i += 4)
        {
            var (left, right) = (
                BinaryPrimitives.ReadInt16LittleEndian(sound[i..]),
                BinaryPrimitives.ReadInt16LittleEndian(sound[(i + 2)..])
            );
            all++;
            same += left == right ? 1 : 0;
            changes += left != before ? 1 : 0;
            before = left;
        }
        return same > all * 0.98 && changes > all / 2;
    }

    /// <summary>Whether the samples use the whole range evenly, as no recording does.</summary>
    private static bool IsFull(ReadOnlySpan<byte> sound)
    {
        double squares = 0;
        for (var i = 0; i + 2 <= sound.Length; i += 2)
            squares += Math.Pow(BinaryPrimitives.ReadInt16LittleEndian(sound[i..]) / 32768.0, 2);
        return Math.Sqrt(squares / (sound.Length / 2)) > 0.5;
    }
}
