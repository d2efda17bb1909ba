using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>A position in a recorded file: pauses do not count, and every file begins at zero.</summary>
/// <remarks>Distinct from a moment of our monotonic clock, which is a <see cref="TimeSpan"/> since the program's start.</remarks>
internal readonly record struct FileTime(TimeSpan SinceStart)
{
    public double Seconds => SinceStart.TotalSeconds;

    public static FileTime FromSeconds(double seconds) => new(TimeSpan.FromSeconds(seconds));

    /// <summary>As exports count time: from the start of what is exported, here of the file.</summary>
    public AudioTime ToAudioTime() => AudioTime.FromSeconds(Seconds);
}
