using LiveCaptions.Audio.Sent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Sending;

/// <summary>Tells the person at the terminal, in a sentence each, what has changed: the link, the delay, lost sound, the source.</summary>
/// <param name="say">Takes a sentence.</param>
/// <param name="captioner">The captioner and its track, as they are named to people.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class SenderTalk(Action<string> say, string captioner, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock sync = new();
    private long? away; // the clock's timestamp
    private long told;
    private bool known,
        late;
    private string? source;

    /// <summary>The link stands.</summary>
    /// <param name="waiting">Samples that the captioner does not have yet.</param>
    public void Connected(long waiting)
    {
        lock (sync)
        {
            if (!known)
                say($"Connected: the sound goes to {captioner}.");
            else if (away is { } since)
                say(
                    FormattableString.Invariant(
                        $"The link is back after {clock.GetElapsedTime(since).TotalSeconds:F1} s. {Seconds(waiting)} of kept sound are sent now."
                    )
                );
            (known, away, told) = (true, null, clock.GetTimestamp());
            late |= waiting >= CatchUp.Late;
        }
    }

    /// <summary>The link is away, or cannot be made.</summary>
    public void Away(string reason)
    {
        lock (sync)
        {
            if (away is not null)
                return;
            away = clock.GetTimestamp();
            say(
                $"{reason} The last {SoundBudget.Kept.TotalSeconds} s of sound are kept and sent when the link is back, which is tried for ever."
            );
        }
    }

    /// <summary>The captioner has told how far the sound has come.</summary>
    /// <param name="waiting">Samples that it does not have yet.</param>
    public void Received(long waiting)
    {
        lock (sync)
        {
            if (waiting < CatchUp.Late && late)
                say("The captioner has all sound again: captions are in time.");
            late = waiting >= CatchUp.Late;
            if (!late || clock.GetElapsedTime(told) < Interval)
                return;
            told = clock.GetTimestamp();
            say($"The captioner is {Seconds(waiting)} of sound behind. The link or that computer is slow.");
        }
    }

    /// <summary>Sound was too old to be kept.</summary>
    public void Dropped(long samples) =>
        say(
            $"{Seconds(samples)} of sound are missing in the captions: they are older than the {SoundBudget.Kept.TotalSeconds} s that are kept."
        );

    /// <summary>What is wrong with the source; null: nothing.</summary>
    public void Source(string? message)
    {
        lock (sync)
        {
            if (message == source)
                return;
            source = message;
            say(message ?? "The sound is all right again.");
        }
    }

    private static string Seconds(long samples) => FormattableString.Invariant($"{new AudioTime(samples).Seconds:F1} s");
}
