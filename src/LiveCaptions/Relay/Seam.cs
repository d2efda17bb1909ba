using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>
/// Where a machine that takes over goes on: both have heard the same sound, so its own words up to the last settled one of the machine
/// before it are left out. Clear of that moment time decides, close to it the texts.
/// </summary>
/// <remarks>Pure. Asked with the machine's own events in order; once a word has passed, everything passes.</remarks>
internal sealed class Seam
{
    /// <summary>Two machines' times for the same word differ by less.</summary>
    private static readonly long Close = AudioTime.SamplesIn(0.7);

    private readonly Shift shift;
    private readonly AudioTime end;
    private readonly List<(string Text, AudioTime Middle)> near;
    private int matched;
    private bool isOpen;
    private long decided; // events are asked about again after an attempt that has failed

    /// <param name="before">The last words of the machine before, by the track's time.</param>
    /// <param name="shift">From this machine's times to the track's.</param>
    public Seam(IReadOnlyList<SettledWord> before, Shift shift)
    {
        this.shift = shift;
        isOpen = before.Count == 0;
        end = before.Count == 0 ? AudioTime.Zero : before.Max(word => word.End);
        near = [.. before.Where(word => word.End > end - 2 * Close).Select(word => (Plain(word.Text), Middle(word.Start, word.End)))];
    }

    /// <summary>The number of the first own word that has passed; null: none has yet.</summary>
    public long? First { get; private set; }

    /// <summary>The event without the words that the machine before has settled; null: nothing is left of it.</summary>
    public OwnEvent? Pass(OwnEvent own)
    {
        if (own.Change is not { } change)
            return isOpen ? own : null;
        if (!isOpen && own.Number > decided)
            (First, decided) = (Spoken(change).FirstOrDefault(word => !IsTold(word))?.Number, own.Number);
        isOpen |= First is not null;
        if (First is not { } first)
            return isOpen ? own : null;
        var left = From(change, first);
        return left.IsLasting ? own with { Change = left } : null;
    }

    /// <summary>The tentative words without those that the machine before has settled.</summary>
    public PublishedChange Pass(PublishedChange now) => isOpen ? now : now.Each(Untold);

    private CaptionUpdate Untold(CaptionUpdate update)
    {
        var left = near.Skip(matched).Select(one => one.Text).ToList();
        var told = 0;
        for (var i = 0; i < update.Tentative.Count && left.Count > 0; i++)
            if (left.FindIndex(text => IsAlike(text, Plain(update.Tentative[i].Text))) is >= 0 and var at)
            {
                left.RemoveRange(0, at + 1);
                told = i + 1;
            }
        return update with { Tentative = [.. update.Tentative.Skip(told)] };
    }

    private bool IsTold(SettledWord word)
    {
        var (start, stop) = (shift.Time(word.Start), shift.Time(word.End));
        if (stop <= end - Close)
            return true;
        if (start >= end + Close || matched == near.Count)
            return false;
        var middle = Middle(start, stop);
        if (Find(Plain(word.Text), middle) is >= 0 and var at)
        {
            matched = at + 1;
            return true;
        }
        // Heard as another word there: its time tells.
        return middle < end;
    }

    /// <summary>The word of the machine before that this one is; of several the nearest one that is written alike.</summary>
    private int Find(string text, AudioTime middle)
    {
        var same = near.FindIndex(matched, one => one.Text == text && Apart(one.Middle, middle) < Close);
        return same >= 0 ? same : near.FindIndex(matched, one => IsAlike(one.Text, text) && Apart(one.Middle, middle) < Close / 3);
    }

    private static long Apart(AudioTime one, AudioTime other) => Math.Abs(one - other);

    private static AudioTime Middle(AudioTime start, AudioTime end) => start + (end - start) / 2;

    /// <summary>The words of an event, whichever outputs have them.</summary>
    private static IEnumerable<SettledWord> Spoken(PublishedChange change) =>
        new[] { change.Overlay, change.Readers, change.Subtitles }
            .SelectMany(update => update.Settled)
            .DistinctBy(word => word.Number)
            .OrderBy(word => word.Number);

    /// <summary>The change from a word on; corrections of words before it belong to nobody here.</summary>
    private static PublishedChange From(PublishedChange change, long first) =>
        change.Each(update =>
            update with
            {
                Settled = [.. update.Settled.Where(word => word.Number >= first)],
                Corrections = [.. update.Corrections.Where(one => one.Number >= first)],
            }
        );

    private static string Plain(string text) =>
        string.Concat(text.ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit).Take(40));

    private static bool IsAlike(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) > 3 && Spelling.Nearest(one, [other]) is not null);
}
