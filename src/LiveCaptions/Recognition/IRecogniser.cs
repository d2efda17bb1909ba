using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>What a track needs of a recogniser: the model's stream, or a script in tests.</summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal interface IRecogniser : IDisposable
{
    /// <summary>True if another step would find work although no new sound has come.</summary>
    bool IsBehind { get; }

    /// <summary>Samples heard that no step has looked at yet.</summary>
    long Backlog { get; }

    /// <summary>How hard it works.</summary>
    Effort Effort { get; set; }

    StreamStatistics Statistics { get; }

    void Hear(ReadOnlySpan<float> samples);
    TranscriptChange Step();

    /// <summary>Sound was lost here.</summary>
    TranscriptChange Skip(long samples);

    TranscriptChange Finish();
}

/// <summary>Loads the model onto the hardware that was chosen.</summary>
internal delegate IRecognisers OpenRecognisers(EngineChoice engine);

/// <summary>Where recognisers come from: one model, a stream for each track.</summary>
/// <remarks>Threading: safe.</remarks>
internal interface IRecognisers : IDisposable
{
    /// <summary>The model's name.</summary>
    string Model { get; }

    /// <summary>Says whether a stream with these settings could be opened, before there is one.</summary>
    /// <exception cref="SpeechException">It could not; the message says why.</exception>
    void Check(StreamSettings settings);

    IRecogniser Open(StreamSettings settings);
}
