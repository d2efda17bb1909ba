using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Measures what one step of the live captions takes with a model: over real speech, in the very steps of a track.</summary>
internal static class StepMeter
{
    /// <summary>Seconds of speech before the first step that counts: a window that has just begun is cheap.</summary>
    private const double Before = 4;

    private const int Steps = 9,
        Least = 3;

    /// <summary>The median of a few steps, in seconds; null: the speech was too short to tell. Where it is hopeless: what a step takes at least.</summary>
    /// <param name="recogniser">A fresh stream.</param>
    /// <param name="speech">Somebody who speaks without long pauses, 16 kHz.</param>
    /// <param name="step">Seconds between two steps.</param>
    /// <param name="hopeless">Seconds: where two steps in a row take longer with little effort, a large model is not made to go on for minutes.</param>
    public static double? Measure(
        ISpeechStream recogniser,
        ReadOnlySpan<float> speech,
        double step,
        double hopeless,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var taken = new List<double>();
        var before = 0.0;
        var (block, limit) = ((int)AudioTime.SamplesIn(step), step * ModelChoice.Part);
        for (var at = 0; at + block <= speech.Length && taken.Count < Steps; at += block)
        {
            stop.ThrowIfCancellationRequested();
            recogniser.Write(speech.Slice(at, block));
            // Up to there with less effort: these steps are not measured, and with a large model each takes seconds.
            var counts = at >= AudioTime.SamplesIn(Before);
            recogniser.Effort = counts ? Effort.Full : Effort.Least;
            var begun = time.GetTimestamp();
            if (!recogniser.Step().Decoded)
                continue;
            var took = time.GetElapsedTime(begun).TotalSeconds;
            if (Math.Min(before, took) > hopeless)
                return Math.Min(before, took);
            before = took;
            if (!counts)
                continue;
            taken.Add(took);
            if (taken.Count >= Least && taken.Min() > 2 * limit)
                break; // more of them would not save it
        }
        return taken.Count < Least ? null : taken.Order().ElementAt(taken.Count / 2);
    }
}
