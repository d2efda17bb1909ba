using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Whether captions reach the places that the settings name under Outputs.</summary>
internal static class TextOutChecks
{
    public static IEnumerable<Finding> Look(ITextOutReports reports) => reports.Outputs.Select(Look);

    private static Finding Look(TextOutReport output) =>
        output switch
        {
            { State: "off" } => new(
                Mark.Bad,
                Problem.OutputOff.About(output.Id),
                output.Message,
                $"Correct Outputs:{output.Id} in the settings, and restart LiveCaptions."
            ),
            { State: "retrying" or "refused" } => new(
                Mark.Bad,
                Problem.OutputAway.About(output.Id),
                output.Message,
                $"See that the other side runs and listens, or correct Outputs:{output.Id} in the settings."
            ),
            { Lost: > 0 } => new(
                Mark.Doubtful,
                Problem.OutputLost.About(output.Id),
                output.Message,
                "The log says when the other side was away or too slow."
            ),
            _ => new(Mark.Good, $"The output {output.Id}: {output.Message}"),
        };
}
