using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>How captions get into the picture.</summary>
internal enum ObsSourceKind
{
    /// <summary>As a text source whose text is set.</summary>
    Text,

    /// <summary>As a browser source that shows the overlay.</summary>
    Overlay,
}

/// <summary>Kinds, settings and positions of the sources that show captions.</summary>
internal static class ObsSources
{
    /// <summary>The input kind of browser sources.</summary>
    public const string Browser = "browser_source";

    // The newest first.
    private static readonly string[] TextKinds =
    [
        "text_gdiplus_v3",
        "text_gdiplus_v2",
        "text_gdiplus",
        "text_ft2_source_v2",
        "text_ft2_source",
    ];

    private const string LookParameter = "look=";

    /// <summary>Parameters of an overlay that belong to the source rather than to a look.</summary>
    private static readonly string[] OfSource = ["track=", "token=", "debug="];

    /// <summary>The input kind to create; null if this OBS has none.</summary>
    public static string? KindOf(ObsSourceKind kind, IReadOnlyList<string> kinds) =>
        kind == ObsSourceKind.Overlay ? (kinds.Contains(Browser) ? Browser : null) : TextKinds.FirstOrDefault(kinds.Contains);

    /// <summary>True if an input of this kind can show captions in this way.</summary>
    public static bool Fits(ObsSourceKind kind, string inputKind) =>
        kind == ObsSourceKind.Overlay ? inputKind == Browser : TextKinds.Contains(inputKind);

    /// <summary>True if the address of a browser source is one of our pages: on this machine, at our port.</summary>
    public static bool IsOurs(JsonElement url, int port) =>
        url.ValueKind == JsonValueKind.String
        && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var shown)
        && shown.IsLoopback
        && shown.Port == port;

    /// <summary>The overlay's address on this machine.</summary>
    /// <param name="look">The name of a look; null: the address alone says how it looks.</param>
    public static Uri Overlay(int port, string? look) =>
        new($"http://127.0.0.1:{port}/overlay{(look is null ? "" : $"?{LookParameter}{Uri.EscapeDataString(look)}")}");

    /// <summary>An overlay's address with the look of another one. Its parameters of the look go, since they would override it.</summary>
    public static Uri WithLookOf(Uri overlay, Uri other)
    {
        var kept = overlay
            .Query.TrimStart('?')
            .Split('&')
            .Where(part => OfSource.Any(name => part.StartsWith(name, StringComparison.Ordinal)));
        return new UriBuilder(overlay) { Query = string.Join('&', [other.Query.TrimStart('?'), .. kept]) }.Uri;
    }

    /// <summary>Settings of a new source.</summary>
    /// <remarks>All are explicit: defaults suit another canvas size, and a missing font is replaced silently.</remarks>
    public static JsonObject Settings(string inputKind, VideoSettings canvas, int chars, string platform, Uri overlay) =>
        inputKind == Browser ? OverlaySettings(canvas, overlay) : TextSettings(inputKind, canvas, chars, platform);

    private static JsonObject OverlaySettings(VideoSettings canvas, Uri overlay) =>
        new()
        {
            ["url"] = overlay.ToString(),
            ["width"] = canvas.BaseWidth,
            ["height"] = canvas.BaseHeight,
            ["css"] = "",
            ["shutdown"] = false,
            ["restart_when_active"] = false,
        };

    private static JsonObject TextSettings(string inputKind, VideoSettings canvas, int chars, string platform)
    {
        var width = canvas.BaseWidth * 9 / 10;
        // A letter of these fonts is a little more than half as wide as it is high.
        var size = Math.Max(12, (int)(width / (chars * 0.56)));
        var settings = new JsonObject
        {
            ["text"] = "",
            ["outline"] = true,
            ["font"] = new JsonObject
            {
                ["face"] = FontOn(platform),
                ["size"] = size,
                ["style"] = "",
                ["flags"] = 0,
            },
        };
        if (inputKind.StartsWith("text_ft2", StringComparison.Ordinal))
        {
            (settings["word_wrap"], settings["custom_width"]) = (true, width);
            return settings;
        }
        (settings["extents"], settings["extents_wrap"], settings["extents_cx"], settings["extents_cy"]) = (true, true, width, size * 6);
        (settings["valign"], settings["outline_size"], settings["outline_color"]) = ("bottom", Math.Max(2, size / 12), 0);
        return settings;
    }

    private static string FontOn(string platform) =>
        platform.StartsWith("win", StringComparison.OrdinalIgnoreCase) ? "Segoe UI"
        : platform.StartsWith("mac", StringComparison.OrdinalIgnoreCase) ? "Helvetica"
        : "DejaVu Sans";

    /// <summary>
    /// The overlay fills the canvas; text stands at the lower left, inside the 5 % that some screens cut off, and grows upwards.
    /// </summary>
    public static JsonObject Place(ObsSourceKind kind, VideoSettings canvas)
    {
        // obs.h: OBS_ALIGN_LEFT 1, OBS_ALIGN_TOP 4, OBS_ALIGN_BOTTOM 8.
        const int leftTop = 1 | 4,
            leftBottom = 1 | 8;
        return kind == ObsSourceKind.Overlay
            ? new()
            {
                ["positionX"] = 0,
                ["positionY"] = 0,
                ["alignment"] = leftTop,
            }
            : new()
            {
                ["positionX"] = canvas.BaseWidth * 0.05,
                ["positionY"] = canvas.BaseHeight * 0.95,
                ["alignment"] = leftBottom,
            };
    }
}
