using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Models;

/// <summary>Measures what one step of the live captions takes with a model: over real speech, in the very steps of a track.</summary>
internal static class StepMeter
{
    /// <summary>Seconds of speech before the first step that counts: a window that has just begun is cheap.</summary>
    private const double Before = 4;

    private const int Steps = 9, Least = 3;

    /// <summary>The median of a few steps, in seconds; null: the speech was too short to tell.</summary>
    /// <param name="recogniser">A fresh stream.</param>
    /// <param name="speech">Somebody who speaks without long pauses, 16 kHz.</param>
    /// <param name="step">Seconds between two steps.</param>
    public static double? Measure(IRecogniser recogniser, ReadOnlySpan<float> speech, double step, TimeProvider time, CancellationToken stop)
    {
        var taken = new List<double>();
        var (block, limit) = ((int)AudioTime.SamplesIn(step), step * ModelChoice.Part);
        for (var at = 0; at + block <= speech.Length && taken.Count < Steps; at += block)
        {
            stop.ThrowIfCancellationRequested();
            recogniser.Hear(speech.Slice(at, block));
            // Up to there with less effort: these steps are not measured, and with a large model each takes seconds.
            var counts = at >= AudioTime.SamplesIn(Before);
            recogniser.Effort = counts ? Effort.Full : Effort.Least;
            var begun = time.GetTimestamp();
            if (!recogniser.Step().Decoded || !counts) continue;
            taken.Add(time.GetElapsedTime(begun).TotalSeconds);
            if (taken.Count >= Least && taken.Min() > 2 * limit) break;          // more of them would not save it
        }
        return taken.Count < Least ? null : taken.Order().ElementAt(taken.Count / 2);
    }
}
