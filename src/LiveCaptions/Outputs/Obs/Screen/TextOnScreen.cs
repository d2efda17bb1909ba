using LiveCaptions.Captions;
using LiveCaptions.Exports;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>The text of a screen without a clock of its own: the newest frame's lines, cleared after the hold.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
/// <param name="hold">Time without speech after which the screen is cleared.</param>
internal sealed class TextOnScreen(TimeSpan hold)
{
    private readonly SpeakerTurns turns = new();
    private string text = "";
    private bool silent = true;
    private TimeSpan silentSince;

    /// <summary>When the text will be cleared; null if it is cleared already, or stays until the next frame.</summary>
    public TimeSpan? ClearsAt(TimeSpan now) => silent && text.Length > 0 && silentSince + hold > now ? silentSince + hold : null;

    /// <summary>Shows a frame.</summary>
    public void Show(CaptionFrame frame, TimeSpan now)
    {
        var begins = turns.In(frame.Lines);
        var lines = string.Join(
            '\n',
            frame.Lines.Select((line, i) => (begins[i] ? SpeakerNames.Arrows : "") + line.Settled + line.Tentative)
        );
        if (frame.Speaking || !silent || lines != text)
            silentSince = now;
        (text, silent) = (lines, !frame.Speaking);
    }

    /// <summary>The text on screen at this moment.</summary>
    public string At(TimeSpan now) => silent && now >= silentSince + hold ? "" : text;

    /// <summary>Empties the screen until the next frame.</summary>
    public void Clear() => text = "";
}
