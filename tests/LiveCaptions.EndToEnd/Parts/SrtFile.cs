using System.Globalization;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A subtitle as it stands in a SubRip file, in seconds.</summary>
internal sealed record SrtCue(double Start, double End, string Text);

/// <summary>Reads SubRip files.</summary>
internal static class SrtFile
{
    public static IReadOnlyList<SrtCue> Read(string path) =>
        [
            .. File.ReadAllText(path)
                .ReplaceLineEndings("\n")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(lines => (Times: lines[1].Split(" --> "), Text: string.Join(' ', lines[2..])))
                .Select(cue => new SrtCue(Seconds(cue.Times[0]), Seconds(cue.Times[1]), cue.Text)),
        ];

    private static double Seconds(string clock) => TimeSpan.Parse(clock.Replace(',', '.'), CultureInfo.InvariantCulture).TotalSeconds;
}
