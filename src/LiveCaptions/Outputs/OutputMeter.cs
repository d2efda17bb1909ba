using System.Diagnostics;
using System.Diagnostics.Metrics;
using LiveCaptions.Captions;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Outputs;

/// <summary>Measures how long words waited until an output had them taken.</summary>
/// <param name="output">The output's name.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class OutputMeter(string output)
{
    private static readonly Histogram<double> Delay = Meters.Delay(
        "livecaptions.output.delay",
        "Time from words going out until the other side of an output has taken them"
    );

    private readonly KeyValuePair<string, object?> ofOutput = Meters.OfOutput(output);

    /// <summary>Words were taken after so long.</summary>
    public void Taken(TimeSpan delay) => Delay.Record(delay.TotalSeconds, ofOutput);

    /// <summary>These words were taken now; each change of them has a span.</summary>
    public void Taken(IReadOnlyList<SpokenWord> words, MonotonicClock clock)
    {
        ActivityContext noted = default;
        foreach (var word in words)
        {
            var delay = clock.Now - word.SettledAt;
            Taken(delay);
            if (word.Trace != default && word.Trace != noted)
                Spans.Note("captions.output", word.Trace, clock.Time, delay, (Meters.Output, output));
            noted = word.Trace;
        }
    }
}
