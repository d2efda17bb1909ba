using LiveCaptions.Settings;

namespace LiveCaptions.Audio;

/// <summary>Opens the source that a track's settings name.</summary>
internal static class AudioSources
{
    /// <summary>Says now what cannot work, so that nothing starts without sound.</summary>
    /// <exception cref="SourceException">There is no such file, or it cannot be read.</exception>
    public static IAudioSource Open(TrackSettings settings, TimeProvider time)
    {
        if (settings.Source == "stdin") return new StandardInputSource(Console.OpenStandardInput(), settings.Format);
        if (settings.Source == "demo") return new FileSource(Paths.Demo, loop: true, time);
        var path = Paths.Find(settings.Source);
        SoundFileCheck.MustBeReadable(path);
        return new FileSource(path, settings.Loop, time);
    }
}
