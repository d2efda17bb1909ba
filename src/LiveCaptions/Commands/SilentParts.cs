using LiveCaptions.Exports;
using LiveCaptions.Recognition;

namespace LiveCaptions.Commands;

/// <summary>Says where a recording gave no words although its sound could carry them.</summary>
internal static class SilentParts
{
    private const int MaxStretches = 5;

    /// <summary>One sentence for each thing to check; none: the words are all there.</summary>
    public static IEnumerable<string> Of(RecordingTranscript transcript, WordlessStretches sound)
    {
        if (transcript.Words.Count == 0)
        {
            yield return Wordless(transcript, sound);
            yield break;
        }
        var stretches = sound.Between(transcript.Words);
        foreach (var (start, end) in stretches.Take(MaxStretches))
            yield return $"{transcript.File}: no word was recognised from {Clock(start.SinceStart)} to {Clock(end.SinceStart)}, although the sound is as loud as speech; music and noise are not captioned.";
        if (stretches.Count > MaxStretches)
            yield return $"{transcript.File}: no word was recognised in {stretches.Count - MaxStretches} more such stretches.";
    }

    private static string Wordless(RecordingTranscript transcript, WordlessStretches sound)
    {
        if (transcript.Duration.Samples == 0)
            return $"{transcript.File} holds no sound, so its transcript is empty.";
        if (sound.IsSilent)
            return $"{transcript.File} is silent, so its transcript is empty. Was the right track or channel recorded?";
        return sound.IsLoud
            ? $"{transcript.File}: no word was recognised in {Clock(transcript.Duration.SinceStart)} of sound as loud as speech, so its transcript is empty. If somebody speaks in it, check the language (--language), its channel and its audio track, or try a larger model."
            : $"{transcript.File}: no word was recognised; the sound is quieter than speech, so its transcript is empty. If somebody speaks in it, record it louder.";
    }

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", null);
}
