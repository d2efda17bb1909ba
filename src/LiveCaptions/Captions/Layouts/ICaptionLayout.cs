using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>Turns words into lines on screen; one implementation per mode.</summary>
/// <remarks>Threading: one caller at a time, under the lock of the <see cref="LayoutSet"/>.</remarks>
internal interface ICaptionLayout
{
    /// <summary>The lines now, oldest first; a viewer sees the last of them.</summary>
    IReadOnlyList<CaptionLine> Lines { get; }

    /// <summary>How many screens of lines a frame may hold; a viewer shows them in turn.</summary>
    int Screens => 1;

    /// <summary>Takes a change: corrections of words that are on screen, then new words.</summary>
    void Lay(CaptionUpdate update);

    /// <summary>Begins with words that were published before this layout existed.</summary>
    void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last);

    /// <summary>Another source follows, whose time begins anew: what stood on screen is over.</summary>
    void BeginAnew();

    /// <summary>Clears the screen; the next words begin on a fresh line.</summary>
    void Clear();
}
