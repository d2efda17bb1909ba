using LiveCaptions.Captions;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>The text that stands on a screen without a clock of its own: the newest frame's lines, cleared when the hold is over.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal sealed class TextOnScreen(TimeSpan hold)
{
    private string text = "";
    private bool silent = true;
    private TimeSpan silentSince;

    /// <summary>When the text will be over; null: it is over already, or not before more is said.</summary>
    public TimeSpan? OverAfter(TimeSpan now) => silent && text.Length > 0 && silentSince + hold > now ? silentSince + hold : null;

    /// <summary>Takes a frame.</summary>
    public void Take(CaptionFrame frame, TimeSpan now)
    {
        var lines = string.Join('\n', frame.Lines.Select(line => line.Settled + line.Tentative));
        if (frame.Speaking || !silent || lines != text)
            silentSince = now;
        (text, silent) = (lines, !frame.Speaking);
    }

    /// <summary>What is on screen at this moment.</summary>
    public string At(TimeSpan now) => silent && now >= silentSince + hold ? "" : text;

    /// <summary>Nothing any more, until more is said.</summary>
    public void Clear() => text = "";
}
