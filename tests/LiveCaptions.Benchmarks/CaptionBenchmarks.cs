using BenchmarkDotNet.Attributes;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks;

/// <summary>The cost of laying out one update, for each width in use.</summary>
[MemoryDiagnoser]
public class CaptionBenchmarks
{
    private readonly RollUpLayout layout = new(chars: 42, hold: 5);
    private readonly CaptionUpdate update = new(
        [new SettledWord("settled", false, new(0), new(1600), 0.9f)],
        [.. Enumerable.Range(0, 12).Select(i => new TentativeWord($"word{i}", false))],
        Speaking: true,
        Language: "en",
        new AudioTime(3200),
        DateTimeOffset.UnixEpoch,
        Delay: 0.1
    );

    /// <summary>One settled word and twelve tentative ones.</summary>
    [Benchmark]
    public int Lay()
    {
        layout.Lay(update);
        return layout.Lines.Count;
    }
}
