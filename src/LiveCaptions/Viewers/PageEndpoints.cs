using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Rewrite;

namespace LiveCaptions.Viewers;

/// <summary>The pages, by their addresses.</summary>
internal static class PageEndpoints
{
    private static readonly (string Path, string File)[] All =
    [
        ("/", "start/start.html"),
        ("/overlay", "overlay/overlay.html"),
        ("/builder", "builder/builder.html"),
        ("/live", "live/live.html"),
        ("/wall", "wall/wall.html"),
        ("/speak", "speak/speak.html"),
        ("/operator", "operator/operator.html"),
        ("/type", "operator/operator.html"),
        ("/login", "login/login.html"),
    ];

    /// <summary>Files that pages of other people, installed apps and bookmarks name by an earlier address, and where they are now.</summary>
    private static readonly (string Earlier, string Now)[] Moved =
    [
        ("live-captions.js", "element/live-captions.js"),
        ("live.webmanifest", "live/live.webmanifest"),
        ("obs-start.html", "builder/obs-start.html"),
        ("icon.svg", "page/icon.svg"),
        ("icon-maskable.svg", "page/icon-maskable.svg"),
    ];

    public static void Map(WebApplication app, OverlayFiles files)
    {
        // A redirect, not a copy: a module's imports are found beside the address that it was loaded from.
        var earlier = new RewriteOptions();
        foreach (var (from, to) in Moved)
            earlier.AddRedirect($"^assets/{Regex.Escape(from)}$", $"assets/{to}", StatusCodes.Status301MovedPermanently);
        app.UseRewriter(earlier);
        foreach (var (path, file) in All)
            app.MapGet(path, () => Page(files, file));
    }

    private static IResult Page(OverlayFiles files, string name) =>
        File.Exists(files.PathOf(name))
            ? Results.File(files.PathOf(name), "text/html; charset=utf-8")
            : Results.Text(
                $"The page {name} is missing beside the program, so captions cannot be shown in a browser. Build the program again.",
                statusCode: 500
            );
}
