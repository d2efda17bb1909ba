namespace LiveCaptions.Benchmarks.Rooms;

/// <summary>
/// Variants of a recording as it would sound in difficult rooms: <c>dotnet run --project tests/LiveCaptions.Benchmarks -c Release --
/// rooms talk.wav FOLDER</c>, then <c>livecaptions bench FOLDER/*.wav</c>, and <c>livecaptions transcribe</c> of the files in
/// <c>FOLDER/alone</c>, which contain no speech.
/// </summary>
internal static class RoomSet
{
    private const int Rate = SpokenClip.Rate;

    private static readonly int[] Ratios = [20, 10, 5];

    public static async Task WriteAsync(string sound, string folder)
    {
        var clip = await SpokenClip.ReadAsync(sound);
        var alone = Directory.CreateDirectory(Path.Combine(folder, "alone")).FullName;
        var made = new Noises(1);
        foreach (var (name, room) in Rooms(clip, made))
            await room.WriteAsync(folder, name);
        foreach (var (name, noise) in Backgrounds(clip, made, 60 * Rate))
            await new SpokenClip(noise, []).WriteAsync(alone, name);
        foreach (var (name, noise) in Interjections(made))
            await new SpokenClip([.. Enumerable.Repeat<float[]>([.. noise, .. new float[2 * Rate]], 15).SelectMany(s => s)], []).WriteAsync(
                alone,
                name
            );
    }

    private static IEnumerable<(string Name, SpokenClip Room)> Rooms(SpokenClip clip, Noises made)
    {
        yield return ("clean", clip);
        foreach (var (name, noise) in Backgrounds(clip, made, clip.Samples.Length))
        foreach (var ratio in Ratios)
            yield return ($"{name}-{ratio}dB", Under(clip, noise, ratio));
        foreach (var step in new[] { 6, 12, 18, 24 })
            yield return ($"levels-{step}dB", InLevels(clip, step));
        yield return ("clipped-18dB", clip.With((_, s) => 8 * s));
        yield return ("telephone", Telephone(clip));
        foreach (var (name, noise) in Interjections(made))
            yield return ($"between-{name}", Between(clip, noise, 0));
        yield return ("quick-turns", Between(clip, [], 0.2));
        yield return (
            "monologue",
            Enumerable
                .Repeat(Between(clip, [], 0.1), (int)Math.Ceiling(600.0 * Rate / clip.Samples.Length))
                .Aggregate((all, next) => all.Then(next))
        );
        yield return ("after-30-minutes", clip.Insert(0, new float[1800 * Rate]));
    }

    private static IEnumerable<(string Name, float[] Noise)> Backgrounds(SpokenClip clip, Noises made, int length) =>
        [
            ("pink", made.Pink(length)),
            ("hum", Noises.Hum(length)),
            ("music", Noises.Music(length)),
            ("game", made.Game(length)),
            ("crowd", made.Crowd(clip.Samples, length)),
        ];

    private static IEnumerable<(string Name, float[] Noise)> Interjections(Noises made) =>
        [("applause", made.Applause()), ("cough", made.Cough()), ("laughter", made.Laughter())];

    /// <summary>Mixes noise under the clip.</summary>
    /// <param name="clip">The speech.</param>
    /// <param name="noise">The noise, of the same length.</param>
    /// <param name="ratio">Signal-to-noise ratio in dB, of root mean squares; the speech's is taken over its words.</param>
    private static SpokenClip Under(SpokenClip clip, float[] noise, double ratio)
    {
        var gain = clip.Loudness() / 0.1 * Math.Pow(10, -ratio / 20);
        return clip.With((i, s) => s + gain * noise[i]);
    }

    /// <summary>Makes every second sentence quieter by this many dB.</summary>
    private static SpokenClip InLevels(SpokenClip clip, double step)
    {
        var turns = clip.Pauses().Select(p => p.Middle).ToList();
        return clip.With((i, s) => turns.Count(t => t <= i) % 2 == 1 ? s * Math.Pow(10, -step / 20) : s);
    }

    /// <summary>300 to 3400 Hz: two first-order filters each way.</summary>
    private static SpokenClip Telephone(SpokenClip clip)
    {
        var (low, slow) = (1 - Math.Exp(-Math.Tau * 3400 / Rate), 1 - Math.Exp(-Math.Tau * 300 / Rate));
        double[] fast = [0, 0],
            bass = [0, 0];
        return clip.With(
            (_, s) =>
            {
                double sample = s;
                for (var n = 0; n < 2; n++)
                {
                    fast[n] += low * (sample - fast[n]);
                    bass[n] += slow * (fast[n] - bass[n]);
                    sample = fast[n] - bass[n];
                }
                return sample;
            }
        );
    }

    /// <summary>Inserts a sound into every pause.</summary>
    /// <param name="clip">The speech.</param>
    /// <param name="sound">The sound; empty: none.</param>
    /// <param name="leave">Seconds that are left of each pause; 0: all.</param>
    private static SpokenClip Between(SpokenClip clip, float[] sound, double leave) =>
        clip.Pauses()
            .OrderByDescending(p => p.Middle)
            .Aggregate(clip, (room, pause) => room.Insert(pause.Middle, sound, leave > 0 ? pause.Seconds - leave : 0));
}
