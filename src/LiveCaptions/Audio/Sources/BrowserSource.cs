using LiveCaptions.Audio.Sent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Sources;

/// <summary>
/// A microphone in a browser, on the page <c>/speak</c>, or the sound of <c>livecaptions send</c>. One speaks at a time; a new one
/// replaces it.
/// </summary>
/// <remarks>Threading: the supervisor opens it, a page's or a sender's connection writes its sound.</remarks>
internal sealed class BrowserSource : ILiveSource
{
    /// <summary>A gap of this length ends an utterance, so that its last words settle.</summary>
    private static readonly TimeSpan EndOfUtterance = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private readonly SoundBudget budget = new();
    private readonly CatchUp catchUp = new();
    private SourceWriter? open;
    private TaskCompletionSource? lost;
    private CancellationTokenSource? speaker;
    private SentStream? stream; // of the sender that speaks or spoke last; null: a page did
    private bool begun, // sound of the stream has come
        over; // all of it has
    private long waiting;

    public string Description => IsSent ? "the sound of livecaptions send" : "the page /speak";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => null;

    public string? Notice =>
        Volatile.Read(ref waiting) is var samples && samples >= CatchUp.Late
            ? $"Its link was away or is slow, so captions are {new AudioTime(samples).Seconds:F0} s late. They catch up by themselves."
            : null;

    /// <summary>Whether the track has stopped listening to pages.</summary>
    public bool IsClosed { get; private set; }

    private bool IsSent => Volatile.Read(ref stream) is not null;

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        TaskCompletionSource ended;
        lock (sync)
        {
            (open, ended) = (writer, lost = new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (stream is not null && !over)
                writer.ComeLate(waiting, begun);
        }
        try
        {
            if (IsSent)
                await EndUtteranceAsync(writer, ended.Task, stop);
            await ended.Task.WaitAsync(stop);
        }
        finally
        {
            lock (sync)
                if (open == writer)
                    open = null;
        }
    }

    /// <summary>Connects a page, which replaces the one before.</summary>
    /// <param name="replaced">Identifies the page; cancelled when another page connects.</param>
    public void Connect(CancellationTokenSource replaced)
    {
        CancellationTokenSource? before;
        lock (sync)
        {
            (before, speaker) = (speaker, replaced);
            (stream, waiting) = (null, 0);
            open?.ComeLate(null);
        }
        before?.Cancel();
    }

    /// <summary>Connects a sender, which replaces whoever speaks.</summary>
    /// <param name="replaced">Identifies the connection; cancelled when another one takes its place.</param>
    /// <param name="request">The sender's stream.</param>
    /// <param name="now">The time since the service was started.</param>
    /// <returns>The position of the next sample; null: another has taken the place of this sender, which was connected before.</returns>
    public long? Connect(CancellationTokenSource replaced, SentRequest request, TimeSpan now)
    {
        CancellationTokenSource? before;
        long position;
        lock (sync)
        {
            if (request.Again && speaker is not null && stream?.Id != request.Stream)
                return null;
            (before, speaker) = (speaker, replaced);
            if (stream is null || stream.Id != request.Stream)
                (stream, begun, waiting) = (new(request.Stream, request.From, now), false, 0);
            over = false;
            open?.ComeLate(waiting, begun);
            position = stream.Position;
        }
        before?.Cancel();
        return position;
    }

    /// <summary>Writes a page's sound; sound of a replaced page, or while the source is being reopened, is dropped.</summary>
    public void Write(CancellationTokenSource page, ReadOnlySpan<float> sound)
    {
        SourceWriter? writer;
        lock (sync)
            writer = speaker == page ? open : null;
        writer?.Write(sound);
    }

    /// <summary>Whether a sender's next message can be written now: the source is open, and late sound finds room.</summary>
    public bool IsReady(long behind, TimeSpan now)
    {
        lock (sync)
            return open is { } writer && !catchUp.Holds(now, behind, writer.Unread);
    }

    /// <summary>Writes a sender's sound in its place.</summary>
    /// <param name="sender">The connection.</param>
    /// <param name="message">Where the sound stands.</param>
    /// <param name="sound">Its samples.</param>
    /// <param name="now">The time since the service was started.</param>
    /// <param name="position">The position of the next sample; where it has not advanced, the message has to be written again.</param>
    /// <returns>A sentence that says what is wrong with it; null if nothing is.</returns>
    public string? Write(CancellationTokenSource sender, SentMessage message, ReadOnlySpan<float> sound, TimeSpan now, out long position)
    {
        lock (sync)
        {
            position = stream?.Position ?? 0;
            if (speaker != sender || stream is null || open is not { } writer)
                return null;
            if (!budget.Take(now, message.Count))
                return "Sound comes faster than it may, even for a sender that catches up.";
            if (stream.Place(message, now, out var passed, out var gap) is { } fault)
                return fault;
            var behind = Math.Min(message.Waiting, AudioTime.SamplesIn(SoundBudget.Kept.TotalSeconds));
            if (!writer.WriteLate(sound[passed..], gap, behind, begun))
                return null;
            stream.Advance(message);
            waiting = behind;
            begun |= passed < sound.Length;
            position = stream.Position;
            return null;
        }
    }

    /// <summary>A sender has sent all of its sound: its last words can be settled, and nothing comes late any more.</summary>
    public void Finish(CancellationTokenSource sender)
    {
        lock (sync)
        {
            if (speaker != sender)
                return;
            (over, waiting) = (true, 0);
            open?.WriteLate([], AudioTime.SamplesIn(EndOfUtterance.TotalSeconds), waiting, begun);
            open?.ComeLate(null);
        }
    }

    /// <summary>Stops listening to pages, and disconnects the one that speaks.</summary>
    public void Close()
    {
        IsClosed = true;
        CancellationTokenSource? before;
        lock (sync)
            (before, speaker) = (speaker, null);
        before?.Cancel();
    }

    /// <summary>Disconnects a page or a sender. Unless another has replaced it, the source is lost until one connects.</summary>
    public void Disconnect(CancellationTokenSource page)
    {
        lock (sync)
        {
            if (speaker != page)
                return;
            speaker = null;
            lost?.TrySetException(
                new SourceException(
                    stream is null ? "The page /speak was closed, or cannot be reached."
                    : over ? "livecaptions send has sent all of its sound."
                    : $"livecaptions send was ended, or its link is away; it keeps {SoundBudget.Kept.TotalSeconds} s of sound for when it is back."
                )
            );
        }
    }

    /// <summary>Waits until a sender that is away cannot have all of its sound any more; words before that gap can be settled.</summary>
    private async Task EndUtteranceAsync(SourceWriter writer, Task ended, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(ended, Task.Delay(SoundBudget.Kept + EndOfUtterance, writer.Clock, late.Token));
        await late.CancelAsync();
        lock (sync)
        {
            if (ended.IsCompleted || stop.IsCancellationRequested || speaker is not null || stream is null || over)
                return;
            var gap = waiting + AudioTime.SamplesIn(EndOfUtterance.TotalSeconds);
            stream.GiveUp(gap);
            waiting = 0;
            writer.WriteLate([], gap, waiting, begun);
        }
    }
}
