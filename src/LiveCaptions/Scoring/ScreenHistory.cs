namespace LiveCaptions.Scoring;

/// <summary>Follows what was on screen, and notes since when each final word has stood there.</summary>
internal sealed class ScreenHistory(string[] final)
{
    private string[] before = [];
    private string settledBefore = "",
        normalised = "";
    private string[] sure = [];

    /// <summary>When each final word's place first showed it, to stay.</summary>
    public double?[] Shown { get; } = new double?[final.Length];

    /// <summary>When each final word was first settled in its place.</summary>
    public double?[] Settled { get; } = new double?[final.Length];

    /// <summary>Words behind the first difference to the frame before.</summary>
    public int TakenBack { get; private set; }

    /// <summary>Settled text that did not go on from the one before.</summary>
    public int Changed { get; private set; }

    public void Show(VisibleText frame)
    {
        if (frame.Settled != normalised)
            (sure, normalised) = (PlainWords.Of(frame.Settled), frame.Settled);
        var seen = PlainWords.Of(frame.Text);
        for (var j = 0; j < final.Length; j++)
        {
            if (j < seen.Length)
                Shown[j] = seen[j] == final[j] ? Shown[j] ?? frame.Time : null;
            if (j < sure.Length && sure[j] == final[j])
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
