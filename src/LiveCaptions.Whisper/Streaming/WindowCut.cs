using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Keeps the window short: moves its start forward to the start of a settled word, so that a few seconds of sound stay.</summary>
internal sealed class WindowCut(StreamSettings settings, Vocabulary vocabulary)
{
    private readonly long maximum = settings.MaximumWindow.Samples(),
        hard = settings.WindowLimit.Samples(),
        keep = settings.KeepWindow.Samples();

    /// <summary>Halves the window: a step costs less, at the price of context.</summary>
    public bool Short { get; set; }

    /// <summary>How slowly the model hears the window: it sees less of a stretched one.</summary>
    public TimeStretch Stretch { get; set; }

    /// <summary>A window that has grown to this length is cut in any case.</summary>
    public long Limit => (long)(hard / Stretch.Factor);

    private long Maximum => Math.Min(Limit, Short ? maximum / 2 : maximum);

    private long Kept => Short ? keep / 2 : keep;

    /// <summary>Cuts the window if it is too long, after a decode of the sound up to <paramref name="until"/>.</summary>
    public void Keep(RecognitionWindow window, Decode decode, long until)
    {
        var length = until - window.Start;
        if (!window.Settled.IsEmpty && length > Maximum)
            CutAtWord(window, decode.TokenStarts, until, length > Limit);
        // Where there is no word to cut at (music, one word held for ever), the window must not outgrow what the model can see.
        if (until - window.Start > Limit)
            window.StartAfresh(until - Kept);
    }

    private void CutAtWord(RecognitionWindow window, ReadOnlySpan<int> starts, long until, bool anywhere)
    {
        var (chosen, last) = (0, 0);
        for (var i = 1; i < window.Settled.Length; i++)
        {
            if (!vocabulary.StartsWord(window.Settled[i]))
                continue;
            last = i;
            if (window.Start + starts[i] <= until - Kept)
                chosen = i;
        }
        if (chosen == 0 && anywhere)
            chosen = last;
        if (chosen > 0)
            window.Cut(chosen, starts[chosen]);
    }
}
