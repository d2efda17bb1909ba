using LiveCaptions.Access;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>A page of the service.</summary>
/// <param name="Address">The path at which it answers.</param>
/// <param name="File">Its file below <c>overlays</c>.</param>
/// <param name="Rights">The right that it needs.</param>
/// <param name="Title">The title in the file.</param>
internal sealed record Page(string Address, string File, Rights Rights, string Title);

/// <summary>The pages. A new page costs one line here; tests compare the table with the files and with SECURITY.md.</summary>
internal static class PageEndpoints
{
    public static readonly IReadOnlyList<Page> All =
    [
        new("/", "start/start.html", Rights.Control, "LiveCaptions"),
        // Refused, it would show a sentence on air; the captions in it need a right of their own.
        new("/overlay", "overlay/overlay.html", Rights.None, "Live captions overlay"),
        new("/builder", "builder/builder.html", Rights.Control, "Overlay builder · LiveCaptions"),
        new("/live", "live/live.html", Rights.Watch, "Live captions"),
        new("/wall", "wall/wall.html", Rights.Watch, "Read along · QR code for the wall"),
        // Level and delay are figures of the operator's.
        new("/stage", "stage/stage.html", Rights.Control, "Stage · LiveCaptions"),
        new("/speak", "speak/speak.html", Rights.Speak, "Speak – LiveCaptions"),
        new("/setup", "setup/setup.html", Rights.Control, "Set up · LiveCaptions"),
        new("/operator", "operator/operator.html", Rights.Control, "Operator · LiveCaptions"),
        new("/type", "operator/operator.html", Rights.Control, "Operator · LiveCaptions"),
        new("/archive", "archive/archive.html", Rights.Control, "Archive · LiveCaptions"),
        new("/rooms", "rooms/rooms.html", Rights.Control, "Rooms · LiveCaptions"),
        new("/settings", "settings/settings.html", Rights.Keys, "Settings · LiveCaptions"),
        new("/login", "login/login.html", Rights.None, "Sign in · LiveCaptions"),
    ];

    /// <summary>Earlier addresses of files named by third-party pages, installed apps and bookmarks, with the present ones.</summary>
    private static readonly (string Earlier, string Now)[] Moved =
    [
        ("live-captions.js", "element/live-captions.js"),
        ("live.webmanifest", "live/live.webmanifest"),
        ("obs-start.html", "builder/obs-start.html"),
        ("icon.svg", "page/icon.svg"),
        ("icon-maskable.svg", "page/icon-maskable.svg"),
    ];

    /// <summary>The addresses of the pages and of their hub.</summary>
    public static IReadOnlySet<string> Addresses { get; } =
        All.Select(page => page.Address).Append("/captions").Append("/captions/negotiate").ToHashSet();

    /// <summary>Redirects earlier addresses: a module resolves its imports against the address that it was loaded from.</summary>
    public static void UseMovedFiles(WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (Moved.FirstOrDefault(file => context.Request.Path == $"/assets/{file.Earlier}").Now is not { } now)
                    return next(context);
                context.Response.Redirect(
                    RelativeAddress.To(context.Request, $"assets/{now}") + context.Request.QueryString,
                    permanent: true
                );
                return Task.CompletedTask;
            }
        );

    public static void Map(WebApplication app, OverlayFiles files)
    {
        foreach (var page in All)
            app.MapGet(page.Address, () => Show(files, page.File))
                .WithMetadata(new RequiredRights(page.Rights, Cost.Request, FileInObs: page.Rights == Rights.None))
                .WithTags("Pages")
                .WithSummary($"The page \"{page.Title}\".")
                .Produces(StatusCodes.Status200OK, contentType: "text/html");
    }

    private static IResult Show(OverlayFiles files, string name) =>
        File.Exists(files.PathOf(name))
            ? Results.File(files.PathOf(name), "text/html; charset=utf-8")
            : Problems.Refuse(
                StatusCodes.Status500InternalServerError,
                $"The page {name} is missing beside the program, so captions cannot be shown in a browser. Install LiveCaptions again, or build it again."
            );
}
