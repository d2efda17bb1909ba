using LiveCaptions.Capture;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>A stretch of a recording that is as loud as speech and has no word.</summary>
internal readonly record struct WordlessStretch(AudioTime Start, AudioTime End)
{
    public TimeSpan Length => new AudioTime(End - Start).SinceStart;
}

/// <summary>Finds the stretches of a recording that could carry speech and gave no words, once it is transcribed.</summary>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class WordlessStretches
{
    /// <summary>A shorter stretch among words is a pause, a jingle or applause.</summary>
    public static readonly TimeSpan MinBetweenWords = TimeSpan.FromMinutes(1);

    private readonly LevelBlocks levels;
    private readonly List<bool> loud = [];
    private double peak = SoundLevel.Silence;

    public WordlessStretches() => levels = new(Measured);

    /// <summary>Whether there was nothing but digital silence.</summary>
    public bool IsSilent => peak < -90;

    /// <summary>Measures the recording's next sound.</summary>
    public void Add(ReadOnlySpan<float> sound) => levels.Add(sound);

    /// <summary>Whether any part of the recording was as loud as speech.</summary>
    public bool IsLoud => loud.Contains(true);

    /// <summary>The stretches between words that are long and loud.</summary>
    /// <param name="words">The words of the whole recording, in order.</param>
    public IReadOnlyList<WordlessStretch> Between(IReadOnlyList<SettledWord> words)
    {
        var end = new AudioTime(loud.Count * (long)SpeechLevel.BlockLength);
        var edges = words.Select(word => (word.Start, word.End)).Append((end, end));
        var stretches = new List<WordlessStretch>();
        var from = AudioTime.Zero;
        foreach (var (start, until) in edges)
        {
            var stretch = new WordlessStretch(from, start);
            if (start > from && stretch.Length >= MinBetweenWords && ShareOf(stretch) >= SpeechLevel.Share)
                stretches.Add(stretch);
            from = until > from ? until : from;
        }
        return stretches;
    }

    private void Measured(SoundLevel level)
    {
        loud.Add(level.Loudness >= SpeechLevel.Threshold);
        peak = Math.Max(peak, level.Peak);
    }

    private double ShareOf(WordlessStretch stretch)
    {
        var first = (int)(stretch.Start.Samples / SpeechLevel.BlockLength);
        var blocks = loud.Skip(first).Take((int)(stretch.End.Samples / SpeechLevel.BlockLength) - first).ToList();
        return blocks.Count == 0 ? 0 : blocks.Count(isLoud => isLoud) / (double)blocks.Count;
    }
}
