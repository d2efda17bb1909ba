using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>How captions come into the picture.</summary>
internal enum ObsSourceKind
{
    /// <summary>As a text source, whose words we set.</summary>
    Text,

    /// <summary>As a browser source with the overlay.</summary>
    Overlay,
}

/// <summary>The sources that show captions: kinds, settings and places, by what this OBS has.</summary>
internal static class ObsSources
{
    /// <summary>The kind of input that shows a page.</summary>
    public const string Browser = "browser_source";

    private static readonly string[] Texts =
    [
        "text_gdiplus_v3",
        "text_gdiplus_v2",
        "text_gdiplus",
        "text_ft2_source_v2",
        "text_ft2_source",
    ];

    /// <summary>The kind of input to make; null: this OBS has none.</summary>
    public static string? KindOf(ObsSourceKind kind, IReadOnlyList<string> kinds) =>
        kind == ObsSourceKind.Overlay ? (kinds.Contains(Browser) ? Browser : null) : Texts.FirstOrDefault(kinds.Contains);

    /// <summary>Whether this input can show captions in this way.</summary>
    public static bool Fits(ObsSourceKind kind, string inputKind) =>
        kind == ObsSourceKind.Overlay ? inputKind == Browser : Texts.Contains(inputKind);

    /// <summary>Whether this address of a browser source is one of our pages: on this machine, at our port.</summary>
    public static bool IsOurs(JsonElement url, int port) =>
        url.ValueKind == JsonValueKind.String
        && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var shown)
        && shown.IsLoopback
        && shown.Port == port;

    /// <summary>Everything is said, since defaults are of another size and a missing face is replaced in silence.</summary>
    public static JsonObject Settings(string inputKind, VideoSettings canvas, int chars, string platform, Uri overlay)
    {
        if (inputKind == Browser)
            return new()
            {
                ["url"] = overlay.ToString(),
                ["width"] = canvas.BaseWidth,
                ["height"] = canvas.BaseHeight,
                ["css"] = "",
                ["shutdown"] = false,
                ["restart_when_active"] = false,
            };
        var width = canvas.BaseWidth * 9 / 10;
        // A letter of these faces is a little more than half as wide as high.
        var size = Math.Max(12, (int)(width / (chars * 0.56)));
        var face =
            platform.StartsWith("win", StringComparison.OrdinalIgnoreCase) ? "Segoe UI"
            : platform.StartsWith("mac", StringComparison.OrdinalIgnoreCase) ? "Helvetica"
            : "DejaVu Sans";
        var settings = new JsonObject
        {
            ["text"] = "",
            ["outline"] = true,
            ["font"] = new JsonObject
            {
                ["face"] = face,
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

    /// <summary>The overlay fills the canvas; text stands left and low inside the 5 % that some screens cut off, and grows upwards.</summary>
    public static JsonObject Place(ObsSourceKind kind, VideoSettings canvas)
    {
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
