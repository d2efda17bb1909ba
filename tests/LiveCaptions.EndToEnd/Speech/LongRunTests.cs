using System.Diagnostics;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>An hour of sound, as fast as it can be recognised; it computes for a quarter of an hour, so it runs on request only.</summary>
public sealed class LongRunTests
{
    [Fact]
    public void An_hour_of_sound_keeps_memory_flat()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LIVECAPTIONS_LONG_TESTS") == "1",
            "it takes a quarter of an hour: set LIVECAPTIONS_LONG_TESTS=1"
        );
        using var model = SpeechModel.Load(RealSpeech.Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
        using var stream = model.OpenStream();
        var clip = RealSpeech.Clip("demo");
        var blocks = clip.Chunk(320).ToArray();
        var (words, resident, position) = (0, new List<long>(), AudioTime.Zero);
        while (position.Seconds < 3600)
        {
            foreach (var block in blocks)
            {
                stream.Write(block);
                var change = stream.Step();
                words += change.Settled.Count;
                position = change.Heard;
            }
            resident.Add(Resident());
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{position.Seconds:F0} s, {words} words, {resident[^1] >> 20} MB, of which managed {GC.GetTotalMemory(true) >> 10} kB"
            );
        }
        var after10Minutes = resident[14];
        Assert.True(
            resident[^1] - after10Minutes < 8L << 20,
            $"{after10Minutes >> 20} MB after ten minutes, {resident[^1] >> 20} MB after an hour"
        );
        Assert.InRange(words, 84 * 80, 84 * 110);
    }

    /// <summary>Resident memory after a collection, since uncollected garbage is not a leak.</summary>
    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
