using LiveCaptions.Audio.Sent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Sending;

/// <summary>Sends kept sound to the captioner, and connects again for ever; what the link could not carry is sent after.</summary>
/// <param name="kept">The sound.</param>
/// <param name="captioner">Where it goes.</param>
/// <param name="talk">What the person at the terminal is told.</param>
/// <remarks>Threading: runs on the pool, one task sends and one receives.</remarks>
internal sealed class SoundSender(KeptSound kept, ICaptioner captioner, SenderTalk talk, TimeProvider clock, Random random)
{
    /// <summary>Less sound than this is not worth a message: 20 ms.</summary>
    private static readonly long Least = AudioTime.SamplesIn(0.02);

    /// <summary>Without sound, the captioner is told that the sender is there.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>A captioner that tells nothing for this long is away, even if the connection is open.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(0.5);

    private readonly ReconnectWait wait = new(random);
    private long received;
    private bool connected,
        finished;

    /// <summary>Runs until all sound has come to the captioner.</summary>
    /// <exception cref="SendingException">The captioner refuses it.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var from = Math.Max(received, kept.Start);
                await using var link = await captioner.ConnectAsync(from, connected, stop);
                Begin(link.Position, from);
                await SendAsync(link, stop);
                return;
            }
            catch (LinkException e)
            {
                talk.Away(e.Message);
            }
            await Task.Delay(wait.Next(), clock, stop);
        }
    }

    private void Begin(long position, long from)
    {
        talk.Connected(kept.End - Math.Max(position, kept.Start));
        // A captioner that was started again expects whatever there is.
        if (connected && position == from && from > received)
            talk.Dropped(from - received);
        (connected, received) = (true, Math.Min(position, kept.End));
    }

    private async Task SendAsync(ISoundLink link, CancellationToken stop)
    {
        finished = false;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var receiving = ReceiveAsync(link, over.Token);
        var sending = PassOnAsync(link, received, over.Token);
        try
        {
            await await Task.WhenAny(receiving, sending);
            await receiving;
        }
        catch (LinkException) when (!receiving.IsCompleted)
        {
            // Why a captioner hangs up stands in what it sends last.
            await Task.WhenAny(receiving, Task.Delay(LastWords, clock, stop));
            if (receiving.Exception?.InnerException is SendingException refused)
                throw new SendingException(refused.Message, refused);
            throw;
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(receiving, sending).ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        }
    }

    private async Task PassOnAsync(ISoundLink link, long next, CancellationToken stop)
    {
        var (sound, bytes) = (new short[SentMessage.MaxSamples], new byte[SentMessage.MaxBytes]);
        while (true)
        {
            var ends = kept.IsComplete;
            if (kept.Start is var start && start > next)
                talk.Dropped(start - next);
            var count = kept.Read(next, sound, out var at);
            if (count == 0 && ends)
                break;
            var message = new SentMessage(at, (int)Math.Clamp(kept.End - at - count, 0, KeptSound.Reach), count);
            await link.SendAsync(bytes.AsMemory(0, message.Write(sound, bytes)), stop);
            next = at + count;
            await kept.WaitAsync(next + Least, Silence, clock, stop);
        }
        Volatile.Write(ref finished, true);
        await link.FinishAsync(stop);
    }

    private async Task ReceiveAsync(ISoundLink link, CancellationToken stop)
    {
        while (true)
        {
            using var late = new CancellationTokenSource(Patience, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            try
            {
                if (await link.ReceiveAsync(end.Token) is not { } position)
                {
                    if (Volatile.Read(ref finished))
                        return;
                    throw new LinkException("The captioner no longer listens, since its track was changed or removed.");
                }
                received = Math.Max(received, position);
                wait.Reset();
                talk.Received(kept.End - received);
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                throw new LinkException($"The captioner has not answered for {Patience.TotalSeconds} s.");
            }
        }
    }
}
