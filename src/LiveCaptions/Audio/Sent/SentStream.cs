using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sent;

/// <summary>
/// Puts the messages of one sender in their places: what came before is passed over, what is missing is a gap of known length. A stream
/// outlives its connections.
/// </summary>
/// <param name="id">The sender's name for its stream.</param>
/// <param name="first">The position at which the stream begins here.</param>
/// <param name="begun">When it began here, by the caller's clock.</param>
/// <remarks>Pure: the caller passes the time. Threading: one caller at a time.</remarks>
internal sealed class SentStream(string id, long first, TimeSpan begun)
{
    /// <summary>A stream may begin anywhere up to here: 2000 years.</summary>
    public const long LatestStart = 1L << 50;

    /// <summary>How far the stream may be ahead of the clock: what a sender keeps, and some seconds of burst.</summary>
    public static readonly TimeSpan Lead = SoundBudget.Burst;

    private readonly long start = first;
    private long givenUp;

    public string Id => id;

    /// <summary>The position of the next sample.</summary>
    public long Position { get; private set; } = first;

    /// <summary>Finds a message's place.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">The time, by the caller's clock.</param>
    /// <param name="passed">Samples at its beginning that have come before.</param>
    /// <param name="gap">Samples that are missing just before it.</param>
    /// <returns>A sentence that says why it has no place; null if it has one.</returns>
    public string? Place(SentMessage message, TimeSpan now, out int passed, out long gap)
    {
        (passed, gap) = (0, 0);
        if (message.Position < start || message.Position - start > Furthest(now) - message.Count)
            return "A message is not at its place in the stream: no sound is that old, or that new.";
        if (message.Waiting < 0)
            return "A message says that less than no sound waits behind it.";
        passed = (int)Math.Clamp(Position - message.Position, 0, message.Count);
        gap = Math.Max(0, message.Position - Position);
        gap -= Math.Min(gap, givenUp);
        return null;
    }

    /// <summary>A message has been written in its place.</summary>
    public void Advance(SentMessage message)
    {
        givenUp -= Math.Clamp(message.Position - Position, 0, givenUp);
        Position = Math.Max(Position, message.Position + message.Count);
    }

    /// <summary>Sound that has been told as a gap already, since its sender cannot have it any more.</summary>
    public void GiveUp(long samples) => givenUp += samples;

    private long Furthest(TimeSpan now) => AudioTime.SamplesIn(((now - begun) * SoundBudget.FastestPace + Lead).TotalSeconds);
}
