using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>How words become lines on screen; one per mode.</summary>
internal interface ICaptionLayout
{
    /// <summary>The lines now, oldest first; a reader sees the last of them.</summary>
    IReadOnlyList<CaptionLine> Lines { get; }

    /// <summary>How many screens of lines a frame may hold; a viewer shows them one after the other.</summary>
    int Screens => 1;

    /// <summary>Takes a change: corrections of words that are on screen, then new words.</summary>
    void Lay(CaptionUpdate update);

    /// <summary>Begins with what was said before this layout was there.</summary>
    void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last);

    /// <summary>Another source follows, whose time begins anew: what stood on screen is over.</summary>
    void BeginAnew();

    /// <summary>Nothing stands on screen any more; what comes begins on a fresh line.</summary>
    void Clear();
}
