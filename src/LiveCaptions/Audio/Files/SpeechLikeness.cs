using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Files;

/// <summary>Judges whether sound may be speech: it is loud enough, and its level rises and falls as syllables and pauses do.</summary>
/// <remarks>
/// Silence, hum, noise and held notes do not; music with a beat may. Pure, so that an audio track can be chosen without a model.
/// </remarks>
internal sealed class SpeechLikeness
{
    private const int Frame = AudioTime.SampleRate / 50;
    private const int Window = 100; // frames: 2 s
    private const double Audible = -50;
    private const double Range = 15; // decibels from a quiet frame of the window to a loud one

    private readonly List<double> levels = new(Window);
    private double squares;
    private int filled,
        windows;

    /// <summary>Whether at least 2 s of the sound were like speech.</summary>
    public bool IsLikely => windows > 0;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<float> sound)
    {
        foreach (var sample in sound)
        {
            squares += sample * (double)sample;
            if (++filled < Frame)
                continue;
            levels.Add(10 * Math.Log10(Math.Max(1e-12, squares / Frame)));
            (squares, filled) = (0, 0);
            if (levels.Count == Window)
                Judge();
        }
    }

    private void Judge()
    {
        levels.Sort();
        var (quiet, loud) = (levels[Window / 10], levels[Window * 9 / 10]);
        if (loud > Audible && loud - Math.Max(quiet, -100) > Range)
            windows++;
        levels.Clear();
    }
}
