using LiveCaptions.Audio;
using LiveCaptions.Recognition;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>Recognises another machine's sound in turn with this machine's tracks.</summary>
/// <param name="stream">Disposed with this.</param>
/// <remarks>Threading: one writes sound, one runs it.</remarks>
internal sealed class HearRemote(ISpeechStream stream, DecodeScheduler turns, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>What the log and the metrics call this sound.</summary>
    private const string Name = "remote";

    /// <summary>The other machine is told at least this often that this one is there.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.5);

    private readonly float[] sound = new float[5 * AudioTime.SampleRate];
    private readonly List<SettledWord> settled = [];
    private readonly DecodeSlot slot = new();
    private TranscriptChange last = new();
    private bool changed,
        decoded;
    private long told = clock.GetTimestamp();

    /// <summary>The sound, with gaps where some is missing.</summary>
    public SampleRing Sound { get; } = new(30 * AudioTime.SampleRate, Name);

    /// <summary>What is likely to be said; it may change.</summary>
    public ListedTerms Terms { get; set; } = stream.Terms;

    /// <summary>Runs until the sound is over and all words have settled.</summary>
    /// <param name="tellAsync">Takes answers.</param>
    /// <exception cref="SpeechException">A step failed.</exception>
    public async Task RunAsync(Func<RemoteAnswer, Task> tellAsync, CancellationToken stop)
    {
        var lateness = new Lateness(Name, Sound, clock, logger);
        while (!Sound.Drained || stream.IsBehind)
        {
            if (stream.IsBehind || await HasSoundAsync(stop))
                await turns.TakeAsync(slot, () => Step(lateness), stop);
            if (changed || decoded || clock.GetElapsedTime(told) >= Beat)
                await tellAsync(Take());
        }
        await turns.TakeAsync(slot, () => Note(stream.Finish()), stop);
        await tellAsync(Take());
    }

    public void Dispose() => stream.Dispose();

    private async Task<bool> HasSoundAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sounds = Sound.WaitAsync(over.Token).AsTask();
        if (!sounds.IsCompleted)
            await Task.WhenAny(sounds, Task.Delay(Beat, clock, over.Token));
        stop.ThrowIfCancellationRequested();
        var has = sounds.IsCompleted;
        await over.CancelAsync();
        return has;
    }

    private void Step(Lateness lateness)
    {
        _ = lateness.Update(stream.Backlog);
        stream.Effort = lateness.Effort;
        if (!ReferenceEquals(stream.Terms, Terms))
            stream.Terms = Terms;
        var count = Sound.Read(sound.AsSpan(0, (int)Math.Clamp(sound.Length - stream.Backlog, 0, sound.Length)), out var gap);
        if (gap > 0)
            Note(stream.Skip(gap));
        stream.Write(sound.AsSpan(0, count));
        Note(stream.Step());
    }

    private void Note(TranscriptChange change)
    {
        settled.AddRange(change.Settled);
        last = change;
        changed |= change.Changed || change.Settled.Count > 0;
        decoded |= change.Decoded;
    }

    private RemoteAnswer Take()
    {
        var answer = new RemoteAnswer(
            last with
            {
                Settled = [.. settled],
                Changed = changed,
                Decoded = decoded,
            },
            stream.IsBehind || Sound.Unread > 0
        );
        settled.Clear();
        (changed, decoded, told) = (false, false, clock.GetTimestamp());
        return answer;
    }
}
