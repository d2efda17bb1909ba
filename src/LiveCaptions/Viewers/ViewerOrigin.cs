using System.Text.RegularExpressions;

namespace LiveCaptions.Viewers;

/// <summary>The program that shows the captions to a viewer, as far as its request tells.</summary>
/// <param name="Page">The page, such as "overlay"; <see cref="OtherPage"/> or <see cref="Feed"/> where it is none of ours.</param>
/// <param name="Browser">Its browser and version, such as "OBS 30.2.3"; <see cref="OtherProgram"/> where it is not known.</param>
internal sealed partial record ViewerOrigin(string Page, string Browser)
{
    public const string Overlay = "overlay",
        OtherPage = "another page",
        Feed = "a feed",
        OtherProgram = "another program";

    /// <summary>Signs of browsers, the most particular first: most of them claim to be others, too.</summary>
    private static readonly (Regex Sign, string Name)[] Browsers =
    [
        (Obs(), "OBS"),
        (Edge(), "Edge"),
        (Firefox(), "Firefox"),
        (Chromium(), "Chrome"),
        (Safari(), "Safari"),
    ];

    /// <summary>It is on screen or in a programme, and not a page on which somebody reads along.</summary>
    public bool IsOverlay => Page is Overlay or OtherPage or Feed;

    /// <summary>It is the browser inside OBS.</summary>
    public bool IsInObs => Browser.StartsWith("OBS", StringComparison.Ordinal);

    public static ViewerOrigin Of(HttpRequest request) => new(PageOf(request), BrowserOf(request.Headers.UserAgent.ToString()));

    /// <summary>Nothing of the text is kept but a name of ours and digits, since anybody may write it.</summary>
    public static string BrowserOf(string agent)
    {
        foreach (var (sign, name) in Browsers)
            if (sign.Match(agent) is { Success: true } found)
                return $"{name} {found.Groups[1].Value}";
        return OtherProgram;
    }

    /// <summary>The hub's pages name themselves in the query of its address, the start page by nothing.</summary>
    private static string PageOf(HttpRequest request) =>
        request.Path != "/captions" ? Feed
        : request.Query["page"] is [{ } page] && PageEndpoints.All.Any(known => known.Address == "/" + page) ? page
        : OtherPage;

    [GeneratedRegex(@"\bOBS/(\d{1,4}(?:\.\d{1,5}){0,3})")]
    private static partial Regex Obs();

    [GeneratedRegex(@"\bEdg[A-Z]?[a-z]*/(\d{1,4})")]
    private static partial Regex Edge();

    [GeneratedRegex(@"\bFirefox/(\d{1,4})")]
    private static partial Regex Firefox();

    [GeneratedRegex(@"\b(?:HeadlessChrome|Chrome|CriOS)/(\d{1,4})")]
    private static partial Regex Chromium();

    [GeneratedRegex(@"\bVersion/(\d{1,4}(?:\.\d{1,4})?).* Safari/")]
    private static partial Regex Safari();
}
