using LiveCaptions.Audio.Sent;
using LiveCaptions.Sending;

namespace LiveCaptions.Tests.Sending;

/// <summary>
/// A captioner whose link breaks at random from a seed: while a message is on its way, after it was taken but before that is told, or
/// before the greeting. It keeps what it has received as a service does.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class FlakyCaptioner(Random random, TimeProvider clock) : ICaptioner
{
    private readonly Lock sync = new();
    private readonly long start = clock.GetTimestamp();
    private readonly List<short> sound = [];
    private SentStream? stream;
    private int refusals;

    /// <summary>How likely a message is the last one of its connection, in thousandths.</summary>
    public int Breaks { get; set; }

    /// <summary>Whether it cannot be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether a link stands.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>How often it was connected to.</summary>
    public int Connections { get; private set; }

    /// <summary>Told gaps: the index of the sample after each, and its length.</summary>
    public List<(int At, long Length)> Gaps { get; } = [];

    /// <summary>The position of the next sample.</summary>
    public long Position
    {
        get
        {
            lock (sync)
                return stream?.Position ?? 0;
        }
    }

    /// <summary>All samples received, in order.</summary>
    public short[] Sound
    {
        get
        {
            lock (sync)
                return [.. sound];
        }
    }

    public Task<ISoundLink> ConnectAsync(long from, bool again, CancellationToken stop)
    {
        lock (sync)
        {
            if (IsAway || refusals-- > 0)
                throw new LinkException("It cannot be reached.");
            Assert.Equal(Connections > 0, again);
            Connections++;
            IsConnected = true;
            stream ??= new(new('a', 32), from, clock.GetElapsedTime(start));
            return Task.FromResult<ISoundLink>(new Link(this, stream.Position));
        }
    }

    /// <summary>The service is started again, and knows nothing of the stream.</summary>
    public void Forget()
    {
        lock (sync)
            stream = null;
    }

    /// <returns>False if the link breaks before the message has come.</returns>
    private (bool Taken, bool Breaks) Take(ReadOnlySpan<byte> bytes)
    {
        lock (sync)
        {
            var breaks = random.Next(1000) < Breaks || IsAway;
            if (breaks)
                (refusals, IsConnected) = (random.Next(4), false);
            if (breaks && (IsAway || random.Next(2) == 0))
                return (false, true);
            var samples = new float[SentMessage.MaxSamples];
            Assert.Null(SentMessage.Read(bytes, text: false, samples, out var message));
            Assert.Null(stream!.Place(message, clock.GetElapsedTime(start), out var passed, out var gap));
            stream.Advance(message);
            if (gap > 0)
                Gaps.Add((sound.Count, gap));
            sound.AddRange(samples[passed..message.Count].Select(sample => (short)(sample * 32768)));
            return (true, breaks);
        }
    }

    private sealed class Link(FlakyCaptioner captioner, long position) : ISoundLink
    {
        private readonly System.Threading.Channels.Channel<long?> receipts = System.Threading.Channels.Channel.CreateUnbounded<long?>();

        public long Position => position;

        public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken stop)
        {
            var (taken, breaks) = captioner.Take(message.Span);
            if (taken && !breaks)
                receipts.Writer.TryWrite(captioner.Position);
            return breaks ? Task.FromException(new LinkException("The link broke.")) : Task.CompletedTask;
        }

        public async Task<long?> ReceiveAsync(CancellationToken stop) => await receipts.Reader.ReadAsync(stop);

        public Task FinishAsync(CancellationToken stop)
        {
            receipts.Writer.TryWrite(null);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
