using System.Numerics;
using System.Runtime.InteropServices;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// Finds where each moment of a clip is heard in a film that was recorded, with pauses, while the clip played: by correlating the sound.
/// </summary>
internal sealed class ClipInFilm
{
    /// <summary>Samples per second that are compared: a resolution of one millisecond.</summary>
    private const int Rate = 1000;

    private const int FullRate = 16 * Rate,
        Piece = 1500,
        Every = 250;

    /// <summary>
    /// The film may begin between two of the clip's decimated samples: half a sample off, speech no longer correlates with itself (mostly
    /// below 0.8); an eighth off, it does (0.85 and more).
    /// </summary>
    private static readonly int[] Phases = [0, 4, 8, 12];

    /// <summary>
    /// A hundredth of a second below this level is quiet, and <see cref="Silence"/> of them are a silence. The clip's breaths, up to 0.3
    /// s before the words, are below it; every vowel is above it.
    /// </summary>
    private const double Quiet = 0.012;
    private const int Silence = 25;

    private readonly List<(int Clip, int Film, double Likeness)> places = [];
    private readonly List<double> onsets = [];

    private ClipInFilm(float[] fullFilm, float[] fullClip)
    {
        FindOnsets(fullFilm);
        var film = Decimate(fullFilm);
        float[][] clips = [.. Phases.Select(phase => Decimate(fullClip[phase..]))];
        float[] loudness =
        [
            .. Enumerable.Range(0, Math.Max(0, film.Length - Piece + 1)).Select(at => MathF.Sqrt(Product(film, at, film, at))),
        ];
        for (var at = 0; at + Piece < clips[0].Length; at += Every)
        {
            var best = (Film: 0, Likeness: 0.0);
            foreach (var clip in clips)
            {
                var loud = Math.Sqrt(Product(clip, at, clip, at));
                for (var there = 0; there < loudness.Length; there++)
                {
                    var likeness = Product(clip, at, film, there) / (loud * loudness[there] + 1e-3);
                    if (likeness > best.Likeness)
                        best = (there, likeness);
                }
            }
            if (best.Likeness > 0.8)
                places.Add((at, best.Film, best.Likeness));
        }
    }

    /// <summary>Reads and correlates both files.</summary>
    public static async Task<ClipInFilm> FindAsync(string film, string clip) => new(await SoundAsync(film), await SoundAsync(clip));

    /// <summary>The second of the film at which this second of the clip is heard; null if it is not in the film.</summary>
    public double? At(double second)
    {
        var near = places.Where(p => p.Clip <= second * Rate && second * Rate < p.Clip + Piece).OrderByDescending(p => p.Likeness).ToList();
        return near.Count == 0 ? null : second + (near[0].Film - near[0].Clip) / (double)Rate;
    }

    /// <summary>
    /// The moment nearest to this second of the film, within <paramref name="far"/> seconds, at which sound begins after a silence; null
    /// if there is none.
    /// </summary>
    public double? Onset(double second, double far)
    {
        var near = onsets.OrderBy(onset => Math.Abs(onset - second)).FirstOrDefault(double.NaN);
        return Math.Abs(near - second) <= far ? near : null;
    }

    /// <summary>How many seconds the film is behind the clip, piece by piece.</summary>
    public string Shifts => string.Join(", ", places.Select(p => (p.Film - p.Clip) / (double)Rate).Select(s => $"{s:F2}").Distinct());

    private void FindOnsets(float[] film)
    {
        const int hundredth = FullRate / 100;
        for (var (n, quiet) = (0, 0); (n + 1) * hundredth <= film.Length; n++)
        {
            var isQuiet = Math.Sqrt(film.AsSpan(n * hundredth, hundredth).ToArray().Average(s => s * s)) < Quiet;
            if (!isQuiet && quiet >= Silence)
                onsets.Add(n / 100.0);
            quiet = isQuiet ? quiet + 1 : 0;
        }
    }

    private static float[] Decimate(float[] sound) => [.. sound.Chunk(FullRate / Rate).Select(some => some.Average())];

    private static async Task<float[]> SoundAsync(string file)
    {
        using var bytes = new MemoryStream();
        var run = await Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-v", "error", "-i", file, "-map", "0:a:0", "-ac", "1", "-ar", $"{FullRate}", "-f", "f32le", "-"])
            .WithStandardOutputPipe(PipeTarget.ToStream(bytes))
            .ExecuteAsync();
        Assert.Equal(0, run.ExitCode);
        return MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray();
    }

    private static float Product(float[] a, int atA, float[] b, int atB)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i <= Piece - Vector<float>.Count; i += Vector<float>.Count)
            sum += new Vector<float>(a, atA + i) * new Vector<float>(b, atB + i);
        return Vector.Sum(sum);
    }
}
