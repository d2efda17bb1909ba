using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks;

/// <summary>Compares decoding several streams in parallel and in turn: the same steps, both ways, in pairs.</summary>
internal static class ParallelStates
{
    private const int Rounds = 5;

    /// <param name="clip">Path of a recording of speech.</param>
    /// <param name="streams">Number of streams.</param>
    public static async Task MeasureAsync(string clip, int streams)
    {
        var sound = await SoundFile.ReadAsync(clip, CancellationToken.None);
        (string Name, int Lanes, int Threads)[] ways =
        [
            ("in turn, 1 thread", 1, 1),
            ($"in turn, {streams} threads", 1, streams),
            ($"{streams} in parallel, 1 thread each", streams, 1),
        ];
        var models = ways.Select(way =>
                SpeechModel.Load(
                    ProgramFiles.Find(new RecognitionSettings().Model),
                    new() { VoiceModel = ProgramFiles.Find(new RecognitionSettings().VoiceModel), Threads = way.Threads }
                )
            )
            .ToList();
        var results = ways.Select(_ => new List<(double Wall, double Cpu)>()).ToList();
        for (var round = 0; round < Rounds; round++)
        for (var way = 0; way < ways.Length; way++)
            results[way].Add(Run(models[way], sound, streams, ways[way].Lanes));
        Console.WriteLine(
            $"{streams} streams, {sound.Length / (double)AudioTime.SampleRate:F0} s of speech each, {Rounds} rounds; median seconds per second of sound and stream"
        );
        for (var way = 0; way < ways.Length; way++)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ways[way].Name, -32} {Median(results[way].Select(r => r.Wall)):F3} wall, {Median(results[way].Select(r => r.Cpu)):F3} CPU"
                )
            );
        foreach (var model in models)
            model.Dispose();
    }

    private static (double Wall, double Cpu) Run(SpeechModel model, float[] sound, int count, int lanes)
    {
        var streams = Enumerable.Range(0, count).Select(_ => model.OpenStream()).ToList();
        var block = (int)AudioTime.SamplesIn(0.2);
        var (begun, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (var at = 0; at + block <= sound.Length; at += block)
        {
            var from = at;
            Parallel.ForEach(streams, new ParallelOptions { MaxDegreeOfParallelism = lanes }, stream =>
            {
                stream.Write(sound.AsSpan(from, block));
                stream.Step();
            });
        }
        var seconds = sound.Length / (double)AudioTime.SampleRate * count;
        var result = (
            Stopwatch.GetElapsedTime(begun).TotalSeconds / seconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / seconds
        );
        foreach (var stream in streams)
            stream.Dispose();
        return result;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
