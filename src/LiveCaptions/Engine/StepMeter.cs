using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Measures how long a step of the live captions takes, with real speech and in the same steps as a track.</summary>
internal static class StepMeter
{
    /// <summary>Seconds of speech before the first measured step: decodes of a window that has just begun are short.</summary>
    private const double WarmUp = 4;

    private const int Steps = 9,
        MinSteps = 3;

    /// <summary>Measures the median of a few steps, in seconds.</summary>
    /// <param name="recogniser">A fresh stream.</param>
    /// <param name="speech">Speech without long pauses, 16 kHz.</param>
    /// <param name="step">Seconds between two steps.</param>
    /// <param name="hopeless">
    /// Seconds: if two steps in a row take longer even with the least effort, the measurement ends with the shorter of the two instead
    /// of letting a large model compute for minutes.
    /// </param>
    /// <returns>Null: the speech was too short.</returns>
    public static double? Measure(
        ISpeechStream recogniser,
        ReadOnlySpan<float> speech,
        double step,
        double hopeless,
        TimeProvider time,
        CancellationToken stop
    ) => Measure(recogniser, speech, step, hopeless, time, null, stop);

    /// <inheritdoc cref="Measure(ISpeechStream, ReadOnlySpan{float}, double, double, TimeProvider, CancellationToken)"/>
    /// <param name="processor">
    /// The processor time of this process, where other programs take precedence: a step counts as long as it computed, if that is less
    /// than it lasted. Null: only how long it lasted counts.
    /// </param>
    public static double? Measure(
        ISpeechStream recogniser,
        ReadOnlySpan<float> speech,
        double step,
        double hopeless,
        TimeProvider time,
        Func<TimeSpan>? processor,
        CancellationToken stop
    )
    {
        var taken = new List<double>();
        var (before, block) = (0.0, (int)AudioTime.SamplesIn(step));
        for (var at = 0; at + block <= speech.Length && !IsEnough(taken, step); at += block)
        {
            stop.ThrowIfCancellationRequested();
            recogniser.Write(speech.Slice(at, block));
            // The least effort until then: these steps are not measured, and with a large model each would take seconds.
            var counts = at >= AudioTime.SamplesIn(WarmUp);
            recogniser.Effort = counts ? Effort.Full : Effort.Least;
            if (SecondsOf(recogniser, time, processor) is not { } took)
                continue;
            if (Math.Min(before, took) > hopeless)
                return Math.Min(before, took);
            before = took;
            if (counts)
                taken.Add(took);
        }
        return taken.Count < MinSteps ? null : taken.Order().ElementAt(taken.Count / 2);
    }

    // After a few steps that are all far too long, more steps would change nothing.
    private static bool IsEnough(List<double> taken, double step) =>
        taken.Count >= Steps || (taken.Count >= MinSteps && taken.Min() > 2 * step * ModelChoice.MaxShareOfStep);

    /// <returns>Null: the step decoded nothing.</returns>
    private static double? SecondsOf(ISpeechStream recogniser, TimeProvider time, Func<TimeSpan>? processor)
    {
        var (begun, used) = (time.GetTimestamp(), processor?.Invoke());
        if (!recogniser.Step().Decoded)
            return null;
        var lasted = time.GetElapsedTime(begun);
        return (processor?.Invoke() - used is { } computed && computed < lasted ? computed : lasted).TotalSeconds;
    }
}
