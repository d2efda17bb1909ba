using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>
/// A recogniser on another machine. If that machine is away for two seconds, this one goes on with the sound whose words have not settled;
/// once it is back and has recognised the same sound, it takes over again. A settled word is always of one of them; the other one hears
/// the last seconds of what has settled, too, and its words of them are left out.
/// </summary>
/// <param name="link">The way to the other machine; disposed with this.</param>
/// <param name="spare">This machine's own recogniser; disposed with this.</param>
/// <param name="report">Is told which machine recognises.</param>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class RemoteRecogniser(IRemoteLink link, SpareStream spare, RemoteReport report, TimeProvider clock) : ISpeechStream
{
    /// <summary>How long the other machine may be silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long the other machine may take until it has recognised what was said while it was away.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(8);

    // In silence, a voice that is just being detected began at most this long ago.
    private static readonly long Onset = AudioTime.SamplesIn(2);

    /// <summary>Missing sound up to this length is silence to the recogniser: an utterance ends in it.</summary>
    private static readonly int LongestFill = (int)AudioTime.SamplesIn(2);

    private readonly UnsettledSound sound = new();
    private readonly WithheldWords withheld = new();
    private RemoteWords words = new(new(0, 0, ""));
    private HeardAgain again = new(0, 0, ""); // of this machine's recogniser
    private (long End, string Text) settled = (0, ""); // the last word
    private IRemoteConnection? remote,
        given; // up
    private ISpeechStream? local;
    private long heard = clock.GetTimestamp(), // the last answer
        begun; // the sound to the other machine
    private bool changedHands;
    private ListedTerms terms = ListedTerms.None;
    private Effort effort;

    public bool IsBehind => local?.IsBehind ?? false;
    public long Backlog => local?.Backlog ?? 0;
    public StreamStatistics Statistics => local?.Statistics ?? new();

    public Effort Effort
    {
        get => effort;
        set
        {
            effort = value;
            if (local is not null)
                local.Effort = value;
        }
    }

    public ListedTerms Terms
    {
        get => terms;
        set
        {
            terms = value;
            remote?.Tell(value);
            if (local is not null)
                local.Terms = value;
        }
    }

    private bool Returns => local is not null && remote is not null;

    public void Write(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
            if (!float.IsFinite(sample))
                throw new InvalidSamplesException("Sound must be numbers; replace what is not a number by 0.");
        local?.Write(samples);
        remote?.Send(sound.End, samples);
        sound.Add(samples);
    }

    public TranscriptChange Step()
    {
        Follow();
        if (local is null && clock.GetElapsedTime(heard) >= Patience)
            GoOnHere();
        if (local is null)
            return Settle(words.Take());
        return Returns && words.HaveReached(sound.End) ? HandBack() : Own(local.Step());
    }

    public TranscriptChange Skip(long samples)
    {
        var filled = (int)Math.Min(samples, LongestFill);
        Write(new float[filled]);
        if (samples == filled)
            return Step();
        Follow();
        var change = local is null ? Settle(words.Take()) : Own(local.Skip(samples - filled));
        sound.Skip(samples - filled);
        return change;
    }

    public TranscriptChange Finish()
    {
        Follow();
        if (local is null && remote is { } connection && connection.WaitForEnd(Patience))
        {
            Follow();
            return Settle(words.Take());
        }
        GiveUp();
        if (local is null)
            GoOnHere();
        return local is null ? Settle(words.Take()) : Own(local.Finish());
    }

    public void Dispose()
    {
        link.Dispose();
        spare.Dispose();
        local?.Dispose();
        if (local is not null)
            report.Ended(this);
    }

    /// <summary>Takes what the other machine says, and sends it what it misses.</summary>
    private void Follow()
    {
        if (local is null)
            spare.Prepare();
        var current = link.Current;
        if (current == given)
            current = null;
        if (current != remote)
        {
            (remote, words, begun) = (current, new(HeardBefore()), clock.GetTimestamp());
            if (current is not null)
                Begin(current);
        }
        while (remote?.Take() is { } answer)
        {
            words.Add(answer);
            heard = clock.GetTimestamp();
        }
        if (Returns && clock.GetElapsedTime(begun) >= CatchUp)
            GiveUp();
    }

    private void Begin(IRemoteConnection connection)
    {
        connection.Tell(terms);
        connection.Send(sound.Start, sound.Samples);
        report.Connected(connection.Model);
    }

    private void GiveUp()
    {
        if (remote is not null)
            given = remote;
        remote?.GiveUp();
        remote = null;
    }

    private void GoOnHere()
    {
        // One that has just come back may be about to answer.
        if (clock.GetElapsedTime(begun) >= Patience)
            GiveUp();
        try
        {
            local = spare.Take();
        }
        catch (SpeechException reason)
        {
            report.Stuck(reason.Message);
            heard = clock.GetTimestamp(); // the next try comes later
            return;
        }
        (local.Effort, local.Terms) = (effort, terms);
        if (sound.Start > 0)
            _ = local.Skip(sound.Start);
        local.Write(sound.Samples);
        again = HeardBefore();
        changedHands = true; // the other machine's tentative words go in any case
        report.Away(this, link.Trouble);
    }

    /// <summary>The other machine has recognised all that this one has not settled.</summary>
    private TranscriptChange HandBack()
    {
        local!.Dispose();
        local = null;
        spare.Prepare();
        withheld.Drop();
        report.Back(this);
        return Settle(words.Take()) with { Changed = true };
    }

    /// <summary>What this machine has recognised: it counts unless the other one is about to take over.</summary>
    private TranscriptChange Own(TranscriptChange change)
    {
        change = again.Pass(change);
        var own = Returns ? withheld.Withhold(change) : Settle(withheld.Release(change));
        if (!again.IsOver)
            return own;
        own = own with { Changed = own.Changed || changedHands };
        changedHands = false;
        return own;
    }

    private HeardAgain HeardBefore() => new(sound.Start, settled.End, settled.Text);

    /// <summary>The sound of settled words is needed no more.</summary>
    private TranscriptChange Settle(TranscriptChange change)
    {
        if (change.Settled.Count > 0)
        {
            settled = (change.Settled[^1].End.Samples, change.Settled[^1].Text);
            sound.Forget(settled.End - HeardAgain.Lead);
        }
        if (!change.Speaking && change.Tentative.Count == 0)
            sound.Forget(change.Heard.Samples - Onset);
        return change;
    }
}
