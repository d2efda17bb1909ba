using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Audio.Files;
using LiveCaptions.Recognition;
using LiveCaptions.Scoring;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// Counts wrong words of recordings whose text lies beside them, NAME.wav and NAME.txt, and compares two ways to transcribe them: in
/// sections, and with the rule of live captions.
/// </summary>
internal static class RecordingErrors
{
    /// <param name="model">Path of the speech model.</param>
    /// <param name="language">Code of the language spoken, or "auto".</param>
    /// <param name="files">Paths of the recordings.</param>
    public static async Task MeasureAsync(string model, string language, string[] files)
    {
        var recognition = new RecognitionSettings { Model = model };
        var engine = EngineChoice.AsWritten(recognition);
        var totals = new Dictionary<string, (int Wrong, int Words, double Seconds, double Wall)>();
        using (var transcriber = RecordingTranscriber.Load(engine, recognition, language, speakers: false))
            foreach (var file in files)
                await AddAsync("sections", file, sound => InSectionsAsync(transcriber, sound));
        using (var recognisers = SpeechRecognisers.Load(engine))
            foreach (var file in files)
                await AddAsync("live rule", file, sound =>
                    Task.FromResult(Live(recognisers, RecognitionStream.SettingsOf(recognition, language), sound))
                );
        foreach (var (way, (wrong, words, seconds, wall)) in totals)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{way, -12} {wrong} of {words} words wrong, {wall:F1} s for {seconds:F0} s of sound"
                )
            );

        async Task AddAsync(string way, string file, Func<float[], Task<string>> transcribe)
        {
            var sound = await SoundFile.ReadAsync(file, CancellationToken.None);
            var reference = ReferenceText.Load(Path.ChangeExtension(file, ".txt")).Words;
            var begun = Stopwatch.GetTimestamp();
            var text = await transcribe(sound);
            var wall = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var wrong = Alignment.Of(reference, PlainWords.Of(text)).Edits;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{way, -12} {wrong, 4} of {reference.Length, 4} {Path.GetFileName(file)}")
            );
            var sum = totals.GetValueOrDefault(way);
            totals[way] = (
                sum.Wrong + wrong,
                sum.Words + reference.Length,
                sum.Seconds + sound.Length / (double)AudioTime.SampleRate,
                sum.Wall + wall
            );
        }
    }

    private static async Task<string> InSectionsAsync(IRecordingTranscriber transcriber, float[] sound)
    {
        var words = new List<SettledWord>();
        await foreach (var change in transcriber.TranscribeAsync(Blocks(sound), CancellationToken.None))
            words.AddRange(change.Settled);
        return string.Join(' ', words.Select(word => word.Text));
    }

    private static string Live(SpeechRecognisers recognisers, StreamSettings settings, float[] sound)
    {
        using var stream = recognisers.Open(settings);
        var words = new List<SettledWord>();
        foreach (var block in sound.Chunk(AudioTime.SampleRate / 10))
        {
            stream.Write(block);
            do words.AddRange(stream.Step().Settled);
            while (stream.IsBehind);
        }
        words.AddRange(stream.Finish().Settled);
        return string.Join(' ', words.Select(word => word.Text));
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Blocks(float[] sound)
    {
        foreach (var block in sound.Chunk(AudioTime.SampleRate / 10))
            yield return block;
        await Task.CompletedTask;
    }
}
