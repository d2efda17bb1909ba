using System.Collections.Concurrent;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>The translated tracks on air.</summary>
/// <param name="open">Makes the engine of this name.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class TranslatedTracks(
    CaptionTracks tracks,
    RuleBook rules,
    MonotonicClock clock,
    Func<string, ITranslator> open,
    ILogger<TranslatedTracks> logger
)
{
    private readonly ConcurrentDictionary<string, TranslatedTrack> running = [];

    /// <summary>Puts a translated track on air, and makes the stream that settles its words.</summary>
    public ISpeechStream Open(TrackSettings track)
    {
        var translated = new TranslatedTrack(track, tracks, open(track.Engine), () => rules.Lists.Vocabulary, clock, logger);
        running[track.Id] = translated;
        translated.Running.ContinueWith(_ => running.TryRemove(new(track.Id, translated)), TaskScheduler.Default);
        return translated.Stream;
    }

    /// <summary>Why a track has no translation, as a sentence; null: it has, or it is none.</summary>
    public string? TroubleOf(string track) => running.GetValueOrDefault(track)?.Trouble;
}
