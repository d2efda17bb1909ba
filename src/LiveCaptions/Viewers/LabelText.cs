using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>Writes changes of speaker into the text, for viewers that do not draw them.</summary>
internal static class LabelText
{
    public const string None = "none",
        Chevrons = "chevrons",
        Name = "name";

    /// <summary>The values that a viewer may ask for.</summary>
    public static readonly IReadOnlyList<string> All = [None, Chevrons, Name];

    /// <summary>The text before a line at which another speaker begins.</summary>
    public static string Before(string labels, string label) =>
        labels switch
        {
            Chevrons => ">> ",
            Name => $"{label}: ",
            _ => "",
        };

    /// <summary>Columns of a line that the label leaves to the words.</summary>
    public static int ColumnsBehind(string labels, string label, int chars) => Math.Max(20, chars - TextColumns.Of(Before(labels, label)));

    /// <summary>The frame with its speakers in the text.</summary>
    public static CaptionFrame Write(CaptionFrame frame, string labels) =>
        labels == None ? frame : frame with { Lines = [.. frame.Lines.Select(line => Write(line, labels))] };

    private static CaptionLine Write(CaptionLine line, string labels)
    {
        if (line.Speaker is not { Begins: true } speaker)
            return line;
        var before = Before(labels, speaker.Label);
        // Tentative text must not look settled, nor the other way round.
        return line.Settled.Length > 0 ? line with { Settled = before + line.Settled } : line with { Tentative = before + line.Tentative };
    }
}
