using LiveCaptions.Health;

namespace LiveCaptions.Sending;

/// <summary>The service that captions the sound.</summary>
internal interface ICaptioner
{
    /// <summary>Connects to it.</summary>
    /// <param name="from">The position of the oldest sample that can be sent.</param>
    /// <param name="again">Whether this sender has been connected before.</param>
    /// <exception cref="LinkException">It cannot be reached now; another try may help.</exception>
    /// <exception cref="SendingException">It refuses this sender.</exception>
    Task<ISoundLink> ConnectAsync(long from, bool again, CancellationToken stop);
}

/// <summary>A connection to the captioner.</summary>
/// <remarks>Threading: one sends, one receives.</remarks>
internal interface ISoundLink : IAsyncDisposable
{
    /// <summary>The position of the sample that the captioner expects.</summary>
    long Position { get; }

    /// <exception cref="LinkException">The link is lost.</exception>
    Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken stop);

    /// <summary>Waits until the captioner tells how far the sound has come.</summary>
    /// <returns>The position of the next sample; null: it has said goodbye.</returns>
    /// <exception cref="LinkException">The link is lost.</exception>
    /// <exception cref="SendingException">It refuses the sound, or another speaks in this sender's place.</exception>
    Task<long?> ReceiveAsync(CancellationToken stop);

    /// <summary>Says goodbye after the last message.</summary>
    /// <exception cref="LinkException">The link is lost.</exception>
    Task FinishAsync(CancellationToken stop);
}

/// <summary>The link to the captioner is away; sound is kept, and another try may help.</summary>
internal sealed class LinkException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;

/// <summary>Sound cannot be sent, and another try would not help.</summary>
internal sealed class SendingException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
