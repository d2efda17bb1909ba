using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>The way to the machine that recognises, which is looked for for ever.</summary>
/// <remarks>Threading: safe.</remarks>
internal interface IRemoteLink : IDisposable
{
    /// <summary>The connection whose machine is ready for sound; null: there is none.</summary>
    IRemoteConnection? Current { get; }

    /// <summary>Why there is none, as a sentence; null: it is not known yet.</summary>
    string? Trouble { get; }
}

/// <summary>A connection to the machine that recognises: sound goes there, words come back. What it carries ends with it.</summary>
/// <remarks>Threading: safe; nothing but <see cref="WaitForEnd"/> waits.</remarks>
internal interface IRemoteConnection
{
    /// <summary>The model that recognises there.</summary>
    string Model { get; }

    /// <summary>Sends sound; where the position has moved on by more than was sent, sound is missing.</summary>
    /// <param name="position">The position of the first sample.</param>
    void Send(long position, ReadOnlySpan<float> sound);

    /// <summary>Tells what is likely to be said.</summary>
    void Tell(ListedTerms terms);

    /// <summary>Takes the oldest answer that has not been taken.</summary>
    /// <returns>Null: there is none.</returns>
    RemoteAnswer? Take();

    /// <summary>Says that no more sound comes, and waits for the last answer.</summary>
    /// <returns>False: it has not come.</returns>
    bool WaitForEnd(TimeSpan atMost);

    /// <summary>Gives the connection up; the link makes another one.</summary>
    void GiveUp();
}
