using System.Globalization;
using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Whether the clock can be right: certificates, sessions and captions for video platforms depend on it.</summary>
internal static class ClockCheck
{
    /// <param name="built">When this program was built, which must be past.</param>
    public static IEnumerable<Finding> Look(DateTimeOffset now, DateTimeOffset built)
    {
        var date = now.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        // A day for time zones; no installation is twenty years old.
        return now < built.AddDays(-1) || now > built.AddYears(20)
            ?
            [
                new(
                    Mark.Doubtful,
                    Problem.ClockWrong.About(date),
                    "Certificates count as invalid, and times in the log are wrong; delays of captions do not depend on it.",
                    "Switch on automatic time in the system's settings."
                ),
            ]
            : [new(Mark.Good, $"The clock says {date}.")];
    }
}
