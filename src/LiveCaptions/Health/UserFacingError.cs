using LiveCaptions.Capture;
using LiveCaptions.Obs;
using LiveCaptions.Whisper;

namespace LiveCaptions.Health;

/// <summary>
/// An exception that is written for the person at the machine: what happened, what it means for the captions, and what to do.
/// </summary>
internal interface IUserFacingError
{
    /// <summary>The whole sentence.</summary>
    string Message { get; }

    /// <summary>What happened and what it means.</summary>
    string What => Message;

    /// <summary>What to do; null: <see cref="What"/> says it, or there is nothing to do.</summary>
    string? Fix => null;
}

/// <summary>An error as a person reads it.</summary>
/// <param name="What">What happened and what it means.</param>
/// <param name="Fix">What to do; null: <paramref name="What"/> says it, or there is nothing to do.</param>
internal sealed record UserFacingError(string What, string? Fix)
{
    /// <summary>Null: the exception is a fault of the program or of the system, and its message is not for users.</summary>
    public static UserFacingError? Of(Exception e) =>
        e switch
        {
            IUserFacingError error => new(error.What, error.Fix),
            // The libraries stand alone, so their exceptions cannot implement the service's interface.
            SpeechException or SoundDeviceException or ObsException => new(e.Message, null),
            _ => null,
        };
}
