namespace LiveCaptions.Audio.Files;

/// <summary>A file's sound, and the part of it that is captioned.</summary>
/// <param name="Path">The file.</param>
internal sealed record SoundRequest(string Path)
{
    /// <summary>The audio track to decode, counted from 1; null to choose the one that is spoken on.</summary>
    public int? AudioTrack { get; init; }

    /// <summary>The channel to keep, counted from 1; null for all that carry sound.</summary>
    public int? Channel { get; init; }

    /// <summary>Receives sentences about the sound for the person at the machine, each once.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>Receives a sentence when the decoder died and was started again: once for deaths close together.</summary>
    public Action<string> Restarted { get; init; } = _ => { };
}
