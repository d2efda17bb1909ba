using LiveCaptions.Scoring;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>The library without the service, with the embedded model.</summary>
public sealed class SpeechStreamTests : IDisposable
{
    private readonly SpeechModel model = SpeechModel.Load(RealSpeech.Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });

    public void Dispose() => model.Dispose();

    [Fact]
    public void A_clip_is_transcribed_word_for_word_with_rising_times()
    {
        using var stream = model.OpenStream();
        var words = RealSpeech.Transcribe(stream, RealSpeech.Clip("jfk"));
        Assert.Equal(PlainWords.Of(RealSpeech.Text("jfk")), PlainWords.Of(Text(words)));
        Assert.All(words, word => Assert.True(word.End > word.Start && word.Probability is > 0 and <= 1, $"{word}"));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End, $"{pair}"));
        Assert.InRange(words[^1].End.Seconds, 9.5, 11);
    }

    [Fact]
    public void Parallel_streams_write_what_each_would_write_alone()
    {
        var (jfk, demo) = (RealSpeech.Clip("jfk"), RealSpeech.Clip("demo").AsSpan(0, 15 * AudioTime.SampleRate).ToArray());
        var alone = new[] { jfk, demo }.Select(Alone).ToArray();
        var together = new string[2];
        Parallel.Invoke(() => together[0] = Alone(jfk), () => together[1] = Alone(demo));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_stream_outlives_its_model()
    {
        using var other = SpeechModel.Load(RealSpeech.Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
        using var stream = other.OpenStream();
        other.Dispose();
        Assert.NotEmpty(RealSpeech.Transcribe(stream, RealSpeech.Clip("jfk")));
    }

    [Fact]
    public void Silence_noise_hum_and_clicks_are_not_words()
    {
        using var stream = model.OpenStream();
        var random = new Random(7);
        const int Second = AudioTime.SampleRate;
        var sound = new float[40 * Second];
        for (var i = 0; i < sound.Length; i++)
            sound[i] = (i / (10 * Second)) switch
            {
                0 => 0,
                1 => 0.1f * (random.NextSingle() - 0.5f),
                2 => 0.2f * MathF.Sin(2 * MathF.PI * 100 * i / Second) + 0.1f * MathF.Sin(2 * MathF.PI * 150 * i / Second),
                _ => i % (Second / 2) < 20 ? 0.9f : 0,
            };
        Assert.Empty(RealSpeech.Transcribe(stream, sound));
    }

    [Fact]
    public void Eight_unintelligible_voices_at_once_are_not_words()
    {
        using var stream = model.OpenStream();
        var demo = RealSpeech.Clip("demo");
        var crowd = new float[20 * AudioTime.SampleRate];
        for (var i = 0; i < crowd.Length; i++)
        for (var voice = 0; voice < 8; voice++)
            crowd[i] += 0.4f * demo[^(1 + (i + voice * 83_003) % demo.Length)];
        Assert.Empty(RealSpeech.Transcribe(stream, crowd));
        Assert.True(stream.Statistics.PassedOver > 0);
    }

    [Fact]
    public void A_repeated_sentence_is_written_as_often_as_it_is_said()
    {
        using var stream = model.OpenStream();
        var clip = RealSpeech.Clip("jfk");
        var said = PlainWords.Of(RealSpeech.Text("jfk"));
        var words = RealSpeech.Transcribe(stream, [.. clip, .. clip, .. clip]);
        Assert.Equal([.. said, .. said, .. said], PlainWords.Of(Text(words)));
    }

    [Fact]
    public void Samples_that_are_not_sound_are_refused_and_the_stream_continues()
    {
        using var stream = model.OpenStream();
        Assert.Throws<InvalidSamplesException>(() => stream.Write([0, float.NaN]));
        Assert.Throws<InvalidSamplesException>(() => stream.Write([float.PositiveInfinity]));
        Assert.Throws<InvalidSamplesException>(() => stream.Write([32767]));
        stream.Write([]);
        Assert.Equal(0, stream.Backlog);
        var clipped = RealSpeech.Clip("jfk").Select(x => Math.Clamp(x * 8, -1, 1)).ToArray();
        Assert.InRange(RealSpeech.Transcribe(stream, clipped).Count, 15, 30);
    }

    [Fact]
    public void Words_behind_a_gap_have_their_positions_in_the_stream()
    {
        using var stream = model.OpenStream();
        var clip = RealSpeech.Clip("jfk");
        stream.Write(clip.AsSpan(0, 4 * AudioTime.SampleRate));
        while (stream.IsBehind)
            stream.Step();
        stream.Skip(AudioTime.SamplesIn(100));
        var words = RealSpeech.Transcribe(stream, clip);
        Assert.True(words[0].Start.Seconds >= 104, $"{words[0]}");
        Assert.Equal(115, words[^1].End.Seconds, 1.5);
    }

    [Fact]
    public void A_step_late_in_a_stream_allocates_no_more_than_an_early_one()
    {
        using var stream = model.OpenStream();
        var clip = RealSpeech.Clip("demo");
        RealSpeech.Transcribe(stream, clip);
        var early = Allocated(() => RealSpeech.Transcribe(stream, clip));
        RealSpeech.Transcribe(stream, clip);
        var late = Allocated(() => RealSpeech.Transcribe(stream, clip));
        Assert.True(late < early * 1.2 + 100_000, $"{early} bytes, then {late}");
    }

    [Fact]
    public void An_unknown_language_is_refused_with_a_sentence()
    {
        var refusal = Assert.Throws<UnknownLanguageException>(() => model.OpenStream(new StreamSettings { Language = "de" }));
        Assert.Contains("English only", refusal.Message, StringComparison.Ordinal);
    }

    private string Alone(float[] sound)
    {
        using var stream = model.OpenStream();
        return Text(RealSpeech.Transcribe(stream, sound));
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Text(IEnumerable<SettledWord> words) => string.Concat(words.Select(w => (w.Joined ? "" : " ") + w.Text)).Trim();
}
