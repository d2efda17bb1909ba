using LiveCaptions.Settings;

namespace LiveCaptions.Audio;

/// <summary>Makes the source that a track's settings name.</summary>
internal sealed class AudioSources(ISoundDecoder decoder, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>A source that is ready to run.</summary>
    /// <exception cref="SourceException">The file is not there, is empty, or may not be read.</exception>
    public IAudioSource Open(TrackSettings track)
    {
        switch (track.Source)
        {
            case TrackSettings.StandardInput:
                var format = Enum.Parse<SampleFormat>(track.Format, ignoreCase: true);
                return new StandardInputSource(Console.OpenStandardInput(), format, clock);
            case TrackSettings.Demo:
                return Play("the demo clip", ProgramFiles.Demo, track.Loops);
            default:
                return Play(track.Source, ProgramFiles.Find(track.Source), track.Loops);
        }
    }

    private FileSource Play(string name, string path, bool loop)
    {
        SoundFileCheck.Require(path);
        return new(name, path, loop, decoder, clock, loggers.CreateLogger<FileSource>());
    }
}
