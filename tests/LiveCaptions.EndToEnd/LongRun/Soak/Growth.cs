using System.Globalization;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>How a figure changed: its medians in the first and the last third, and its slope by least squares.</summary>
internal readonly record struct Growth(double Early, double Late, double PerHour)
{
    public static Growth Of(IReadOnlyList<Look> looks, Func<Look, double> figure)
    {
        var third = looks.Count / 3;
        var (x, y) = (looks.Average(look => look.At), looks.Average(figure));
        var spread = looks.Sum(look => (look.At - x) * (look.At - x));
        var slope = looks.Sum(look => (look.At - x) * (figure(look) - y)) / spread;
        return new(Median(looks.Take(third)), Median(looks.TakeLast(third)), slope * 3600);

        double Median(IEnumerable<Look> some) => some.Select(figure).Order().ElementAt(third / 2);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Early:F1} to {Late:F1} ({PerHour:+0.0;-0.0;0} an hour)");
}
