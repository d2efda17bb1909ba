using LiveCaptions.Health;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Of a machine that shows captions which others make: no model is loaded.</summary>
internal sealed class NoRecognisers : IRecognisers
{
    public string Model => "no model";

    public void Check(StreamSettings settings) => throw new NoRecognitionException();

    public ISpeechStream Open(StreamSettings settings) => throw new NoRecognitionException();

    public void Dispose()
    {
        // There is nothing to free.
    }
}

/// <summary>A track was added to a machine that recognises nothing.</summary>
internal sealed class NoRecognitionException()
    : SpeechException(
        "This machine shows the captions of other machines (Room:Role = web), so it recognises nothing. Add the track where the captions are made."
    ),
        IUserFacingError;
