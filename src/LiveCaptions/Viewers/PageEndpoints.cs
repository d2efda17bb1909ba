namespace LiveCaptions.Viewers;

/// <summary>The pages, by their addresses.</summary>
internal static class PageEndpoints
{
    private static readonly (string Path, string File)[] All =
    [
        ("/", "index.html"),
        ("/overlay", "overlay.html"),
        ("/builder", "builder.html"),
        ("/live", "live.html"),
        ("/wall", "wall.html"),
        ("/speak", "speak.html"),
        ("/operator", "operator.html"),
        ("/type", "operator.html"),
        ("/login", "login.html"),
    ];

    public static void Map(WebApplication app, OverlayFiles files)
    {
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
