using System.Diagnostics;
using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Engines;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// What the parts of a step cost with a speech model of any family: <c>steps MODEL SOUND THREADS</c>. The least of several tries counts,
/// since other programs only ever make one longer.
/// </summary>
internal static class NetworkSteps
{
    private const int Tries = 9;

    public static async Task MeasureAsync(string file, string heard, int threads)
    {
        var sound = await SoundFile.ReadAsync(heard, CancellationToken.None);
        using var model = SpeechEngines.Start().Load(file, card: null);
        using var decoder = model.OpenDecoder(threads);
        foreach (var seconds in (double[])[2, 4, 8, 11])
            Measure(model, decoder, sound.AsSpan(0, Math.Min(sound.Length, (int)(seconds * AudioTime.SampleRate))).ToArray());
    }

    private static void Measure(LoadedModel model, IOwnedDecoder decoder, float[] sound)
    {
        var encoder = Least(() => decoder.Encode(sound, same: 0, from: 0));
        List<int> tokens = [.. model.Layout.Prompt("en")];
        double alone = 0;
        var read = 0;
        decoder.Read([.. tokens], 0, rows: 1);
        while (tokens.Count < 4 + sound.Length / (double)AudioTime.SampleRate * model.Layout.TokensPerSecond)
        {
            var next = TokenChoice.Best(model.Layout.Choices(decoder.Logits(tokens.Count - 1))).Token;
            if (next == model.Layout.EndOfText)
                break;
            tokens.Add(next);
            alone += Least(() => decoder.Read([next], tokens.Count - 1, rows: 1));
            read++;
        }
        int[] row = [.. tokens.Take(ISpeechDecoder.MaxRows)];
        var atOnce = Least(() => decoder.Read(row, 0, rows: row.Length));
        Console.WriteLine(
            FormattableString.Invariant(
                $"{sound.Length / 16000.0, 5:0.0} s: encoder {encoder:0} ms, a token {alone / Math.Max(1, read):0.0} ms, {row.Length} tokens verified in {atOnce:0} ms:{model.Vocabulary.Text(row)}"
            )
        );
    }

    private static double Least(Action action)
    {
        var least = double.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var began = Stopwatch.GetTimestamp();
            action();
            least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return least;
    }
}
