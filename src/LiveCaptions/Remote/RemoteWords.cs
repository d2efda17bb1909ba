using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>What the other machine has said since sound began to go there, until a track takes it.</summary>
/// <param name="again">Leaves out what had settled before.</param>
/// <remarks>Pure. Threading: one thread.</remarks>
internal sealed class RemoteWords(HeardAgain again)
{
    // Less sound than this is on its way, there and back.
    private static readonly long OnItsWay = AudioTime.SamplesIn(0.5);

    private readonly List<SettledWord> settled = [];
    private TranscriptChange last = new();
    private bool behind = true,
        changed,
        decoded;

    public void Add(RemoteAnswer answer)
    {
        var change = again.Pass(answer.Change);
        settled.AddRange(change.Settled);
        (last, behind) = (change, answer.IsBehind);
        changed |= change.Changed;
        decoded |= change.Decoded;
    }

    /// <summary>Whether it has recognised all sound but what is on its way.</summary>
    /// <param name="end">The end of the sound.</param>
    public bool HaveReached(long end) => !behind && again.IsOver && last.Heard.Samples >= end - OnItsWay;

    /// <summary>Takes what is new.</summary>
    public TranscriptChange Take()
    {
        var change = last with { Settled = [.. settled], Changed = changed, Decoded = decoded };
        settled.Clear();
        (changed, decoded) = (false, false);
        return change;
    }
}
