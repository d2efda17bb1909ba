using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Remote;

/// <summary>
/// Hears a word each half second, "w0", "w1" and so on by its place in the sound, if all of its sound was written; settles it .8 s after
/// its end.
/// </summary>
internal sealed class SteadyRecogniser : ISpeechStream
{
    private static readonly long Pace = AudioTime.SamplesIn(0.5),
        Length = AudioTime.SamplesIn(0.4),
        SettlesAfter = AudioTime.SamplesIn(0.8);

    private long start, // of the sound since the last gap
        end,
        next; // the number of the next word

    public bool IsBehind => false;
    public long Backlog => 0;
    public Effort Effort { get; set; }
    public ListedTerms Terms { get; set; } = [];
    public StreamStatistics Statistics => new();

    public void Write(ReadOnlySpan<float> samples) => end += samples.Length;

    public TranscriptChange Step() => Change(end - SettlesAfter);

    public TranscriptChange Skip(long samples)
    {
        var change = Change(end);
        (start, end) = (end + samples, end + samples);
        return change;
    }

    public TranscriptChange Finish() => Change(end);

    public void Dispose() { }

    private TranscriptChange Change(long until)
    {
        var settled = new List<SettledWord>();
        next = Math.Max(next, (start + Pace - 1) / Pace);
        for (; next * Pace + Length <= until; next++)
            settled.Add(new(Name(next), false, new(next * Pace), new(next * Pace + Length), 1));
        var tentative = new List<TentativeWord>();
        for (var number = next; number * Pace + Length <= end; number++)
            tentative.Add(new(Name(number), false));
        return new()
        {
            Decoded = true,
            Changed = true,
            Settled = settled,
            Tentative = tentative,
            Speaking = true,
            Heard = new(end),
            Until = new(end),
        };
    }

    private static string Name(long number) => "w" + number.ToString(CultureInfo.InvariantCulture);
}
