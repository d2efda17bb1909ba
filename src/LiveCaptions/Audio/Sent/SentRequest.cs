namespace LiveCaptions.Audio.Sent;

/// <summary>What a sender says of its stream when it connects.</summary>
/// <param name="Stream">Its name for the stream: 32 hexadecimal digits, chosen at random.</param>
/// <param name="From">The position of the oldest sample that it can send.</param>
/// <param name="Again">Whether it has been connected before.</param>
internal sealed record SentRequest(string Stream, long From, bool Again);
