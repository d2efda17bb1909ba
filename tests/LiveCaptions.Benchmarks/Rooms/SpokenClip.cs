using System.Buffers.Binary;
using System.Text.Json;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Benchmarks.Rooms;

/// <summary>Speech with known words: 16 kHz, mono, full scale ±1; times in seconds, null where unknown.</summary>
internal sealed record SpokenClip(float[] Samples, IReadOnlyList<SpokenWord> Words)
{
    public const int Rate = 16000;

    /// <summary>The least silence between two sentences, in seconds.</summary>
    private const double Pause = 0.5;

    /// <summary>Reads NAME.wav and NAME.words.json beside it.</summary>
    public static async Task<SpokenClip> ReadAsync(string sound)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(sound, ".words.json")));
        double? Time(JsonElement time) => time.ValueKind == JsonValueKind.Null ? null : time.GetDouble();
        return new(
            await SoundFile.ReadAsync(sound, CancellationToken.None),
            [.. json.RootElement.EnumerateArray().Select(w => new SpokenWord(w[0].GetString()!, Time(w[1]), Time(w[2])))]
        );
    }

    /// <summary>Writes NAME.wav, 16 bits, and NAME.words.json.</summary>
    public async Task WriteAsync(string folder, string name)
    {
        var wav = new byte[44 + 2 * Samples.Length];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        int[] format = [16, 1 | 1 << 16, Rate, 2 * Rate, 2 | 16 << 16];
        for (var i = 0; i < format.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16 + 4 * i), format[i]);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * Samples.Length);
        for (var i = 0; i < Samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(
                wav.AsSpan(44 + 2 * i),
                (short)Math.Clamp(Math.Round(Samples[i] * 32767), short.MinValue, short.MaxValue)
            );
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".wav"), wav);
        await File.WriteAllTextAsync(
            Path.Combine(folder, name + ".words.json"),
            JsonSerializer.Serialize(Words.Select(w => new object?[] { w.Text, w.Start, w.End }))
        );
    }

    /// <summary>Pauses between sentences: the middle of each, in samples, and its length in seconds.</summary>
    public IEnumerable<(int Middle, double Seconds)> Pauses()
    {
        foreach (var (before, after) in Words.Zip(Words.Skip(1)))
            if (before.End is { } end && after.Start is { } start && start - end >= Pause)
                yield return ((int)((end + start) / 2 * Rate), start - end);
    }

    /// <summary>Root mean square of the words, without pauses.</summary>
    public double Loudness()
    {
        var spoken = Words
            .Where(w => w is { Start: not null, End: not null })
            .SelectMany(w => Samples.Skip((int)(w.Start!.Value * Rate)).Take((int)((w.End!.Value - w.Start.Value) * Rate)));
        return Math.Sqrt(spoken.Select(s => (double)s * s).DefaultIfEmpty().Average());
    }

    /// <summary>The clip with each sample changed; words stay as they are.</summary>
    public SpokenClip With(Func<int, float, double> sample) =>
        this with
        {
            Samples = [.. Samples.Select((s, i) => (float)Math.Clamp(sample(i, s), -1, 1))],
        };

    /// <summary>Inserts sound at a sample, and removes this many seconds of the pause around it.</summary>
    public SpokenClip Insert(int at, ReadOnlySpan<float> sound, double remove = 0)
    {
        var half = (int)(remove / 2 * Rate);
        var shift = ((double)sound.Length - 2 * half) / Rate;
        double? Later(double? time) => time * Rate >= at ? time + shift : time;
        return new(
            [.. Samples[..(at - half)], .. sound, .. Samples[(at + half)..]],
            [.. Words.Select(w => w with { Start = Later(w.Start), End = Later(w.End) })]
        );
    }

    /// <summary>This clip followed by another.</summary>
    public SpokenClip Then(SpokenClip next)
    {
        var shift = (double)Samples.Length / Rate;
        return new(
            [.. Samples, .. next.Samples],
            [.. Words, .. next.Words.Select(w => w with { Start = w.Start + shift, End = w.End + shift })]
        );
    }
}

/// <summary>A word with the seconds at which it begins and ends.</summary>
internal sealed record SpokenWord(string Text, double? Start, double? End);
