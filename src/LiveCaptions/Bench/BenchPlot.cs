using System.Globalization;
using System.Text;

namespace LiveCaptions.Bench;

/// <summary>
/// An SVG chart: the delay of each word along the recording, and the trade-off of delay against error rate over all recordings and
/// settings.
/// </summary>
internal static class BenchPlot
{
    private const int Width = 960,
        Height = 220,
        Left = 60,
        Right = 20,
        Top = 34,
        Bottom = 40;
    private static readonly string[] Colours = ["#1f6feb", "#d1480c", "#2da44e", "#8250df", "#bf8700", "#57606a"];

    public static string Of(IReadOnlyList<BenchSeries> all)
    {
        var scored = all.Where(series => series.FirstDisplay is not null).ToList();
        var panels = scored.Count + (scored.Count > 1 ? 1 : 0);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Math.Max(1, panels) * Height}\" font-family=\"sans-serif\" font-size=\"12\">\n"
        );
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        if (scored.Count == 0)
            svg.Append("<text x=\"20\" y=\"30\">No recording had a reference with word times.</text>\n");
        for (var i = 0; i < scored.Count; i++)
            Delays(svg, scored[i], i * Height);
        if (scored.Count > 1)
            TradeOff(svg, scored, scored.Count * Height);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Delays(StringBuilder svg, BenchSeries series, int y)
    {
        var delays = series.Runs[0].Score!.Delays;
        var longest = Math.Max(
            1,
            Math.Ceiling(delays.Select(word => (word.Settled ?? word.Shown ?? 0) - word.End).DefaultIfEmpty(1).Max())
        );
        var axes = new Axes(y, "seconds of the recording", Math.Max(1, series.Seconds), "delay in s", longest);
        axes.Draw(svg, $"{Name(series)}: a word's end until it is on screen (filled) and settled (hollow)");
        foreach (var word in delays)
        {
            if (word.Settled is { } settled)
                axes.Dot(svg, word.End, settled - word.End, Colours[1], filled: false);
            if (word.Shown is { } shown)
                axes.Dot(svg, word.End, shown - word.End, Colours[0], filled: true);
        }
    }

    private static void TradeOff(StringBuilder svg, List<BenchSeries> all, int y)
    {
        var delay = all.Max(series => series.Settled!.Mean) * 1.2;
        var errors = all.Max(series => series.Mean(run => run.Score?.WordErrorRate)) * 1.2 ?? 0;
        var axes = new Axes(y, "CL mean in s", Math.Max(0.1, delay), "WER in %", Math.Max(1, errors));
        axes.Draw(svg, "Delay against error rate");
        for (var i = 0; i < all.Count; i++)
        {
            var (x, wer) = (all[i].Settled!.Mean, all[i].Mean(run => run.Score?.WordErrorRate) ?? 0);
            axes.Dot(svg, x, wer, Colours[i % Colours.Length], filled: true);
            axes.Label(svg, x, wer, Name(all[i]));
        }
    }

    private static string Name(BenchSeries series) =>
        Path.GetFileName(series.File) + (series.Settings.Length > 0 ? $" ({series.Settings})" : "");

    /// <summary>Maps values to positions in a panel.</summary>
    private sealed record Axes(int Y, string XName, double XMax, string YName, double YMax)
    {
        public void Draw(StringBuilder svg, string title)
        {
            var (bottom, right) = (Y + Height - Bottom, Width - Right);
            Text(svg, Left, Y + 20, title, "start", bold: true);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{Left} {Y + Top}V{bottom}H{right}\" fill=\"none\" stroke=\"#57606a\"/>\n"
            );
            for (var i = 0; i <= 4; i++)
            {
                var (x, value) = (XMax * i / 4, YMax * i / 4);
                Text(svg, At(x), bottom + 15, x.ToString("0.##", CultureInfo.InvariantCulture), "middle");
                Text(svg, Left - 6, Above(value) + 4, value.ToString("0.##", CultureInfo.InvariantCulture), "end");
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path d=\"M{Left} {Above(value):F1}H{right}\" stroke=\"#d0d7de\" stroke-width=\"0.5\"/>\n"
                );
            }
            Text(svg, right, bottom + 30, XName, "end");
            Text(svg, Left, bottom + 30, YName, "end");
        }

        public void Dot(StringBuilder svg, double x, double y, string colour, bool filled) =>
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"{At(x):F1}\" cy=\"{Above(y):F1}\" r=\"2.5\" stroke=\"{colour}\" fill=\"{(filled ? colour : "none")}\"/>\n"
            );

        public void Label(StringBuilder svg, double x, double y, string text) => Text(svg, At(x) + 6, Above(y) + 4, text, "start");

        private double At(double x) => Left + (Width - Left - Right) * x / XMax;

        private double Above(double y) => Y + Height - Bottom - (Height - Top - Bottom) * y / YMax;

        private static void Text(StringBuilder svg, double x, double y, string text, string anchor, bool bold = false) =>
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"bold\"" : "")}>{System.Security.SecurityElement.Escape(text)}</text>\n"
            );
    }
}
