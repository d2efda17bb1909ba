using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Viewers;

/// <summary>
/// The connection of <c>livecaptions send</c>: tells the sender where to go on, takes its sound, and tells how far it has come.
/// </summary>
/// <param name="sender">Identifies the connection; cancelled when another one takes its place.</param>
/// <remarks>Threading: one connection, one caller at a time.</remarks>
internal sealed partial class SenderConnection(
    WebSocket socket,
    BrowserSource source,
    CancellationTokenSource sender,
    SoundClock clock,
    TimeProvider time
)
{
    private static readonly TimeSpan ReceiptInterval = TimeSpan.FromSeconds(0.25),
        Look = TimeSpan.FromMilliseconds(20),
        SendTimeout = TimeSpan.FromSeconds(5);

    private readonly float[] samples = new float[SentMessage.MaxSamples];
    private TimeSpan told = clock.Now;

    /// <summary>Reads what a sender says in the address.</summary>
    /// <returns>Null: a page connects; its sound has no positions.</returns>
    /// <exception cref="Http.RefusedException">A value cannot be used.</exception>
    public static SentRequest? Read(IQueryCollection query)
    {
        if (!query.ContainsKey("stream"))
            return null;
        var stream = query["stream"].ToString();
        return
            StreamName().IsMatch(stream)
            && long.TryParse(query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && from <= SentStream.LatestStart
            && bool.TryParse(query["again"], out var again)
            ? new(stream, from, again)
            : throw new Http.RefusedException(
                StatusCodes.Status400BadRequest,
                "A sender needs a stream of 32 hexadecimal digits, from as a position in samples, and again as true or false."
            );
    }

    /// <summary>Takes sound until the sender is done.</summary>
    /// <returns>A sentence that says what is wrong with the sound; null: the sender said goodbye.</returns>
    public async Task<string?> ListenAsync(SoundMessages messages, long position, CancellationToken stop)
    {
        await TellAsync(position, stop);
        while (await messages.NextAsync(sender.Token, stop) is { } message)
        {
            if (SentMessage.Read(message.Bytes.Span, message.IsText, samples, out var sound) is { } invalid)
                return invalid;
            if (await TakeAsync(sound, stop) is { } fault)
                return fault;
        }
        return null;
    }

    private async Task<string?> TakeAsync(SentMessage message, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(sender.Token, stop);
        while (true)
        {
            // The sender keeps what it cannot send meanwhile.
            while (!source.IsReady(message.Waiting, clock.Now))
                await Task.Delay(Look, time, over.Token);
            sender.Token.ThrowIfCancellationRequested();
            var fault = source.Write(sender, message, samples.AsSpan(0, message.Count), clock.Now, out var position);
            if (fault is not null)
                return fault;
            if (position < message.Position + message.Count)
                continue;
            if (clock.Now - told >= ReceiptInterval)
                await TellAsync(position, stop);
            return null;
        }
    }

    private async Task TellAsync(long position, CancellationToken stop)
    {
        told = clock.Now;
        using var late = new CancellationTokenSource(SendTimeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        var receipt = JsonSerializer.SerializeToUtf8Bytes(new Receipt(position), JsonSerializerOptions.Web);
        await socket.SendAsync(receipt, WebSocketMessageType.Text, endOfMessage: true, end.Token);
    }

    [GeneratedRegex("^[0-9a-f]{32}\\z")]
    private static partial Regex StreamName();

    /// <summary>What a sender is told.</summary>
    /// <param name="Position">The position of the next sample.</param>
    private sealed record Receipt(long Position);
}

/// <summary>The time since the service was started, for what outlives a connection.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SoundClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    public TimeProvider Time => time;

    public TimeSpan Now => time.GetElapsedTime(start);
}
