using LiveCaptions.Health;
using LiveCaptions.Viewers;

namespace LiveCaptions.Checks;

/// <summary>Which overlays are connected, in which browser and since when.</summary>
internal static class OverlayCheck
{
    private const int MaxNamed = 3;

    /// <param name="viewers">All that are connected.</param>
    /// <param name="here">The service's address on this machine.</param>
    public static Finding Look(IReadOnlyList<ConnectedViewer> viewers, string here)
    {
        // The one in OBS matters most, and then the one that has been there longest.
        var overlays = viewers
            .Where(viewer => viewer.From.IsOverlay)
            .OrderByDescending(viewer => viewer.From.IsInObs)
            .ThenByDescending(viewer => viewer.For)
            .ToList();
        var others = viewers.Count - overlays.Count;
        if (overlays.Count > 0)
            return new(Mark.Good, Sentence(overlays) + (others > 0 ? $" Other pages: {others}." : ""));
        return new(
            Mark.Doubtful,
            Problem.NoOverlay.About(),
            (others > 0 ? $"Only other pages are connected ({others}), so" : "Nobody is connected, so")
                + " the overlay shows nothing; a text source and subtitles do not need it.",
            $"Add {here}/overlay to OBS as a browser source, and open it in a browser with ?debug=1 to see why it is blank."
        );
    }

    private static string Sentence(List<ConnectedViewer> overlays)
    {
        var named = string.Join("; ", overlays.Take(MaxNamed).Select(Name));
        var more = overlays.Count > MaxNamed ? $"; and {overlays.Count - MaxNamed} more" : "";
        return $"Connected now: {named}{more}.{(overlays[0].From.IsInObs ? "" : " None of them is OBS's own browser.")}";
    }

    private static string Name(ConnectedViewer viewer) =>
        (viewer.From.Page == ViewerOrigin.Overlay ? "the overlay" : viewer.From.Page)
        + $" in {viewer.From.Browser}, for {Duration(viewer.For)}";

    private static string Duration(TimeSpan connected) =>
        connected < TimeSpan.FromMinutes(1) ? $"{connected.Seconds} s"
        : connected < TimeSpan.FromHours(1) ? $"{connected.Minutes} min"
        : $"{(int)connected.TotalHours} h {connected.Minutes} min";
}
