namespace LiveCaptions.Whisper.Models;

/// <summary>Families of speech models; each is a network of its own.</summary>
internal enum ModelFamily
{
    /// <summary>OpenAI's Whisper, in whisper.cpp's format: mel bands of 30 s, time stamps, up to a hundred languages.</summary>
    Whisper,

    /// <summary>Moonshine, in a GGUF file: samples of any length, English only.</summary>
    Moonshine,
}
