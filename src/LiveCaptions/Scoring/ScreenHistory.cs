namespace LiveCaptions.Scoring;

/// <summary>Follows the screen and records when each final word appeared for good.</summary>
internal sealed class ScreenHistory(string[] final)
{
    private string[] before = [];
    private string settledBefore = "",
        settledText = "";
    private string[] settled = [];

    /// <summary>Seconds at which each final word appeared for good.</summary>
    public double?[] Shown { get; } = new double?[final.Length];

    /// <summary>Seconds at which each final word settled.</summary>
    public double?[] Settled { get; } = new double?[final.Length];

    /// <summary>Words removed or changed, summed over all frames: those behind the first difference from the frame before.</summary>
    public int TakenBack { get; private set; }

    /// <summary>Frames whose settled text did not continue the settled text before.</summary>
    public int Changed { get; private set; }

    public void Show(ScreenText frame)
    {
        if (frame.Settled != settledText)
            (settled, settledText) = (PlainWords.Of(frame.Settled), frame.Settled);
        var seen = PlainWords.Of(frame.Text);
        for (var j = 0; j < final.Length; j++)
        {
            if (j < seen.Length)
                Shown[j] = seen[j] == final[j] ? Shown[j] ?? frame.Time : null;
            if (j < settled.Length && settled[j] == final[j])
                Settled[j] ??= frame.Time;
        }
        Compare(seen);
        if (!frame.Settled.StartsWith(settledBefore, StringComparison.Ordinal))
            Changed++;
        (before, settledBefore) = (seen, frame.Settled);
    }

    private void Compare(string[] seen)
    {
        var common = 0;
        while (common < Math.Min(before.Length, seen.Length) && before[common] == seen[common])
            common++;
        TakenBack += before.Length - common;
    }
}
