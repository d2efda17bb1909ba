using LiveCaptions.Captions;
using LiveCaptions.EndToEnd.Speech;
using LiveCaptions.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>What the real recogniser publishes over the demo clip, recorded once, and the frames that a viewer gets of it.</summary>
internal static class RecordedTalk
{
    private const int Step = 3200; // 0.2 s, as on air

    private static readonly Lazy<(IReadOnlyList<CaptionUpdate> Updates, double Seconds)> Once = new(Record);

    /// <summary>All frames of so many seconds of the clip, said again and again, for a viewer who asks for this.</summary>
    public static IReadOnlyList<CaptionFrame> Frames(double seconds, int lines, int chars, double hold)
    {
        var (updates, length) = Once.Value;
        var (captions, viewer) = (new TrackCaptions("main", "Main", new(TimeProvider.System)), new Collecting(lines));
        captions.Join(viewer, chars, hold);
        for (var round = 0; ; round++)
            foreach (var update in updates)
            {
                var time = update.Time + AudioTime.SamplesIn(round * length);
                if (time.Seconds > seconds)
                    return viewer.Frames;
                // The wall's clock goes as the stream's.
                captions.Pipeline.Publish(update with { Time = time, At = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(time.Seconds) });
            }
    }

    private static (IReadOnlyList<CaptionUpdate>, double) Record()
    {
        using var model = SpeechModel.Load(RealSpeech.Model, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
        using var recogniser = new SpeechRecogniser(model.OpenStream());
        var (updates, heard, clip) = (new List<CaptionUpdate>(), 0L, RealSpeech.Clip("demo"));
        var recipe = new TrackRecipe(recogniser, () => new(heard), TimeProvider.System, updates.Add);
        foreach (var sound in clip.Concat(new float[16000]).Chunk(Step))
        {
            heard += sound.Length;
            recipe.Step(sound);
        }
        recipe.Finish();
        return (updates, heard / 16000.0);
    }

    private sealed class Collecting(int lines) : IFrameSink
    {
        public List<CaptionFrame> Frames { get; } = [];
        public (int Lines, bool Tentative) Wants => (lines, true);

        public void Offer(CaptionFrame frame) => Frames.Add(frame);

        public void End()
        {
            // The track stays.
        }
    }
}
