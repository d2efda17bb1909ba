using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Checks that the sources which show captions can be seen: on air, visible, and not behind another source.</summary>
/// <param name="port">The port of our pages.</param>
internal sealed class PictureChecks(IObsRequests obs, int port)
{
    // Kinds that fill their box; a source with transparent parts may be in front of captions on purpose.
    private static readonly string[] Opaque = ["capture", "ffmpeg_source", "vlc_source", "dshow_input", "v4l2_input", "color_source"];

    /// <summary>The share of the captions' box that another source must cover to be worth a remark.</summary>
    private const double Covered = 0.5;

    /// <summary>Checks every browser source that shows one of our pages; none if there is no such source.</summary>
    public async Task<IReadOnlyList<Finding>> BrowserSourcesAsync(CancellationToken stop)
    {
        var findings = new List<Finding>();
        foreach (var input in await obs.GetInputListAsync(ObsSources.Browser, stop))
        {
            var settings = (await obs.GetInputSettingsAsync(input.InputName, stop)).Settings;
            if (!settings.TryGetProperty("url", out var url) || !ObsSources.IsOurs(url, port))
                continue;
            findings.AddRange(await VisibleAsync(input.InputName, Problem.BrowserSourceHidden, "browser source", stop));
        }
        return findings;
    }

    /// <summary>Checks one source.</summary>
    /// <param name="hidden">The problem if it is not on air.</param>
    public async Task<IReadOnlyList<Finding>> VisibleAsync(string source, Problem hidden, string kind, CancellationToken stop)
    {
        var about = hidden.About(source);
        if (!(await obs.GetSourceActiveAsync(source, stop)).VideoActive)
            return
            [
                new(
                    Mark.Doubtful,
                    about,
                    "It is hidden, or not in the scene on air.",
                    "Add it to the scene on air, or make it visible there."
                ),
            ];
        return await InFrontAsync(source, stop) is { } front
            ?
            [
                new(
                    Mark.Doubtful,
                    Problem.SourceCovered.About(source),
                    $"\"{front}\" is in front of it and covers it.",
                    "Drag the captions above it in OBS's list of sources."
                ),
            ]
            : [new(Mark.Good, $"The {kind} \"{source}\" is on air.")];
    }

    /// <summary>The name of a source that covers this one in the scene on air; null: none does.</summary>
    private async Task<string?> InFrontAsync(string source, CancellationToken stop)
    {
        if ((await obs.GetSceneListAsync(stop)).CurrentProgramSceneName is not { } scene)
            return null;
        var items = await obs.GetSceneItemListAsync(scene, stop);
        var ours = items.FirstOrDefault(item => item.SourceName == source && item.SceneItemEnabled);
        return ours is null
            ? null
            : items
                .FirstOrDefault(item =>
                    item.SceneItemEnabled
                    && item.SceneItemIndex > ours.SceneItemIndex
                    && item.InputKind is { } kind
                    && Opaque.Any(part => kind.Contains(part, StringComparison.Ordinal))
                    && ShareCovered(ours.SceneItemTransform, item.SceneItemTransform) >= Covered
                )
                ?.SourceName;
    }

    /// <summary>The share of one box that another one covers, 0 to 1.</summary>
    public static double ShareCovered(ItemTransform below, ItemTransform above)
    {
        var (a, b) = (BoxOf(below), BoxOf(above));
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        var area = below.Width * below.Height;
        return width <= 0 || height <= 0 || area <= 0 ? 0 : width * height / area;
    }

    private static (double Left, double Top, double Right, double Bottom) BoxOf(ItemTransform item)
    {
        var left = item.PositionX - item.Width * Before(item.Alignment, 1, 2);
        var top = item.PositionY - item.Height * Before(item.Alignment, 4, 8);
        return (left, top, left + item.Width, top + item.Height);
    }

    /// <summary>The share of the item that lies before its position; see <see cref="ItemTransform"/> for the bits.</summary>
    private static double Before(int alignment, int start, int end) =>
        (alignment & start) != 0 ? 0
        : (alignment & end) != 0 ? 1
        : 0.5;
}
