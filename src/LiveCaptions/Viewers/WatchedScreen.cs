using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Viewers;

/// <summary>A screen as somebody wants to see it; every value is one that can be shown.</summary>
/// <param name="Captions">Those of a track; null: of all tracks.</param>
/// <param name="Labels">One of <see cref="LabelText.All"/>.</param>
internal sealed record WatchedScreen(
    TrackCaptions? Captions,
    CaptionMode Mode,
    int Lines,
    int Chars,
    bool Tentative,
    double Hold,
    string Labels
);
