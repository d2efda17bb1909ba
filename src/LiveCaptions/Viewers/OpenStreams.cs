using LiveCaptions.Http;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>The running streams of one hub connection.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OpenStreams
{
    /// <summary>Streams at a time: a page needs one, and a program that shows several tracks a few.</summary>
    public const int Max = 4;

    private int open;

    /// <summary>Counts a stream of a connection.</summary>
    /// <returns>Dispose of it when the stream ends.</returns>
    /// <exception cref="RefusedException">The connection has too many.</exception>
    public static IDisposable Enter(HubCallerContext connection)
    {
        var streams = Of(connection);
        if (Interlocked.Increment(ref streams.open) <= Max)
            return new Running(streams);
        Interlocked.Decrement(ref streams.open);
        throw new RefusedException(
            StatusCodes.Status429TooManyRequests,
            $"One connection may have {Max} streams at a time. End one of them, or open another connection."
        );
    }

    private static OpenStreams Of(HubCallerContext connection)
    {
        // A connection's calls run side by side.
        lock (connection.Items)
        {
            if (connection.Items.TryGetValue(typeof(OpenStreams), out var known) && known is OpenStreams streams)
                return streams;
            var first = new OpenStreams();
            connection.Items[typeof(OpenStreams)] = first;
            return first;
        }
    }

    /// <summary>A running stream.</summary>
    private sealed class Running(OpenStreams streams) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref streams.open);
    }
}
