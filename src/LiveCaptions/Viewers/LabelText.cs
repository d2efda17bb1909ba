using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>How a change of speaker is written into the text, for viewers that do not draw it themselves.</summary>
internal static class LabelText
{
    public const string None = "none",
        Chevrons = "chevrons",
        Name = "name";

    /// <summary>What a viewer may ask for.</summary>
    public static readonly IReadOnlyList<string> All = [None, Chevrons, Name];

    /// <summary>What stands before a line at which another one begins to speak.</summary>
    public static string Before(string labels, string label) =>
        labels switch
        {
            Chevrons => ">> ",
            Name => $"{label}: ",
            _ => "",
        };

    /// <summary>The frame with the speakers in its text.</summary>
    public static CaptionFrame Write(CaptionFrame frame, string labels) =>
        labels == None ? frame : frame with { Lines = [.. frame.Lines.Select(line => Write(line, labels))] };

    private static CaptionLine Write(CaptionLine line, string labels)
    {
        if (line.Speaker is not { Begins: true } speaker)
            return line;
        var before = Before(labels, speaker.Label);
        // What is tentative must not look settled, nor the other way round.
        return line.Settled.Length > 0 ? line with { Settled = before + line.Settled } : line with { Tentative = before + line.Tentative };
    }
}
