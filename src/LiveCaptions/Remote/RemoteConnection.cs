using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using LiveCaptions.Audio.Sent;
using LiveCaptions.Sending;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>An open WebSocket to the machine that recognises.</summary>
/// <remarks>Threading: safe; one task sends, one receives.</remarks>
internal sealed class RemoteConnection(WebSocket socket, string model, TimeProvider clock) : IRemoteConnection
{
    /// <summary>Without sound, the other machine is told that this one is there.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>More messages than this do not wait for the network: half a minute of sound, or more.</summary>
    private const int MostWaiting = 3000;

    /// <summary>More answers than this are not of a machine that recognises.</summary>
    private const int MostAnswers = 2000;

    private readonly Channel<Message> outgoing = Channel.CreateBounded<Message>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly ConcurrentQueue<RemoteAnswer> answers = new();
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously), // up
        over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long sent;
    private volatile bool finished;

    public string Model => model;

    public void Send(long position, ReadOnlySpan<float> sound)
    {
        for (var at = 0; at < sound.Length; at += SentMessage.MaxSamples)
        {
            var part = sound.Slice(at, Math.Min(SentMessage.MaxSamples, sound.Length - at));
            Enqueue(MessageOf(position + at, part));
            Interlocked.Exchange(ref sent, position + at + part.Length);
        }
    }

    public void Tell(ListedTerms terms) => Enqueue(Message.Of(new RemoteRequest().With(terms)));

    public RemoteAnswer? Take() => answers.TryDequeue(out var answer) ? answer : null;

    public bool WaitForEnd(TimeSpan atMost)
    {
        Enqueue(Message.Of(new RemoteRequest(Finish: true)));
        return over.Task.Wait(atMost) && finished;
    }

    public void GiveUp() => given.TrySetResult();

    /// <summary>Sends and receives until the connection is lost, over or given up.</summary>
    /// <exception cref="LinkException">It is lost.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (receiving, sending) = (ReceiveAsync(end.Token), PassOnAsync(end.Token));
        try
        {
            var first = await Task.WhenAny(receiving, sending, given.Task);
            await first;
            if (first == given.Task)
                throw new LinkException("It has not answered in time.");
        }
        catch (WebSocketException e)
        {
            throw new LinkException("The connection is lost.", e);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(receiving, sending).ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
            over.TrySetResult();
        }
    }

    /// <summary>A connection whose queue is full is not worth more.</summary>
    private void Enqueue(Message message)
    {
        if (!outgoing.Writer.TryWrite(message))
            GiveUp();
    }

    private static Message MessageOf(long position, ReadOnlySpan<float> sound)
    {
        Span<short> rounded = stackalloc short[SentMessage.MaxSamples];
        for (var i = 0; i < sound.Length; i++)
            rounded[i] = SentMessage.Rounded(sound[i]);
        var bytes = new byte[SentMessage.BytesOf(sound.Length)];
        new SentMessage(position, 0, sound.Length).Write(rounded[..sound.Length], bytes);
        return new(bytes);
    }

    private async Task PassOnAsync(CancellationToken stop)
    {
        while (true)
        {
            var message = await NextAsync(stop);
            await socket.SendAsync(message.Bytes, message.Type, endOfMessage: true, stop);
        }
    }

    private async Task<Message> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            if (outgoing.Reader.TryRead(out var message))
                return message;
            var news = outgoing.Reader.WaitToReadAsync(stop).AsTask();
            if (await Task.WhenAny(news, Task.Delay(Silence, clock, stop)) != news)
                return Alive();
            await news;
        }
    }

    private Message Alive() => MessageOf(Interlocked.Read(ref sent), []);

    private async Task ReceiveAsync(CancellationToken stop)
    {
        var bytes = new byte[RemoteJson.MaxBytes];
        while (await RemoteMessages.NextAsync(socket, bytes, stop) is { } message)
        {
            if (!RemoteJson.TryRead(message.Span, out RemoteAnswer? answer) || answers.Count > MostAnswers)
                throw new LinkException("What it answers cannot be read. Is its LiveCaptions of this version?");
            answers.Enqueue(answer);
        }
        finished = socket.CloseStatus == WebSocketCloseStatus.NormalClosure;
        if (!finished)
            throw new LinkException($"It has hung up. {socket.CloseStatusDescription}".TrimEnd());
    }

    private readonly record struct Message(ReadOnlyMemory<byte> Bytes, WebSocketMessageType Type = WebSocketMessageType.Binary)
    {
        public static Message Of(RemoteRequest request) => new(RemoteJson.Write(request), WebSocketMessageType.Text);
    }
}
