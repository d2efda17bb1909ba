using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>
/// Durations never come from a clock that somebody can set: the date is read only where it is shown or written. All else uses
/// <c>GetTimestamp</c> and timers of a <c>TimeProvider</c>, or <c>performance.now()</c>.
/// </summary>
public partial class HouseTests
{
    /// <summary>Files that may read the date or a file's date, and what for.</summary>
    private static readonly Dictionary<string, string> ReadsTheDate = new()
    {
        ["src/LiveCaptions/Access/ServerCertificate.cs"] = "certificates have dates",
        ["src/LiveCaptions.Capture/Programs/RunningProgram.cs"] = "the oldest process of a name has started the others",
        ["src/LiveCaptions/Access/Tokens.cs"] = "the list of tokens shows when each was made",
        ["src/LiveCaptions/Access/TokenFile.cs"] = "a file that differs is read again",
        ["src/LiveCaptions/Access/VenueCertificate.cs"] = "certificates have dates",
        ["src/LiveCaptions/Archive/ArchiveDesk.cs"] = "corrections have dates",
        ["src/LiveCaptions/Archive/Scrollback.cs"] = "an earlier run shares no other clock with this one",
        ["src/LiveCaptions/Archive/ArchiveService.cs"] = "sessions have dates",
        ["src/LiveCaptions/Archive/ArchiveTracks.cs"] = "words are kept with their date",
        ["src/LiveCaptions/Archive/ArchiveWriter.cs"] = "corrections have dates; an earlier run shares no other clock with this one",
        ["src/LiveCaptions/Archive/OutputWatch.cs"] = "trouble has a date",
        ["src/LiveCaptions/Captions/CaptionPipeline.cs"] = "readers' paragraphs show the time",
        ["src/LiveCaptions/Checks/MachineCheckup.cs"] = "the clock itself is checked, against the date of the build",
        ["src/LiveCaptions/Commands/CommandError.cs"] = "the name of a file",
        ["src/LiveCaptions/Engine/BuildChooser.cs"] = "an engine that differs is tried again",
        ["src/LiveCaptions/Engine/StepMemory.cs"] = "a model that differs is measured again",
        ["src/LiveCaptions/Files/WrittenFiles.cs"] = "the oldest records are dropped",
        ["src/LiveCaptions/Lifetime/Supervisor.cs"] = "the time of a crash is shown",
        ["src/LiveCaptions/Outputs/Elsewhere/HttpDestination.cs"] = "HTTP's Retry-After may be a date",
        ["src/LiveCaptions/Outputs/Elsewhere/WallTimes.cs"] = "captions elsewhere bear the date at which they were said",
        ["src/LiveCaptions/Outputs/Obs/Recordings/LeftSidecars.cs"] = "an earlier run shares no other clock with this one",
        ["src/LiveCaptions/Outputs/Obs/Recordings/OpenSidecars.cs"] =
            "the name of a file; an earlier run shares no other clock with this one",
        ["src/LiveCaptions/Outputs/Obs/Recordings/SidecarJournal.cs"] = "an earlier run shares no other clock with this one",
        ["src/LiveCaptions/Relay/TrackPublisher.cs"] = "machines share no other clock",
        ["src/LiveCaptions/Settings/DamagedFile.cs"] = "the name of a file",
        ["src/LiveCaptions/Telemetry/RepeatLimit.cs"] = "a line of the log has a time",
        ["src/LiveCaptions/Telemetry/Spans.cs"] = "spans of a trace have dates",
        ["src/LiveCaptions/Tracks/TrackRecipe.cs"] = "readers' paragraphs show the time",
        ["src/LiveCaptions/Viewers/Segments/TrackSegments.cs"] = "players match captions and video by their dates",
        ["src/LiveCaptions/Viewers/SubtitleFile.cs"] = "HTTP's Last-Modified",
        ["overlays/element/live-captions.js"] = "programs compare frames with other clocks",
        ["overlays/live/copies.js"] = "the name of a file",
        ["overlays/operator/desk-obs.js"] = "an address that the browser has not kept",
    };

    [Fact]
    public void The_date_is_read_only_where_it_is_shown_or_written() =>
        None(Matching(Source.Where(file => !ReadsTheDate.ContainsKey(file)), AnyDate()));

    [Fact]
    public void Pages_measure_durations_without_the_date() =>
        None(
            Matching(
                Ending(".js", ".html")
                    .Where(file =>
                        file.StartsWith("overlays/", StringComparison.Ordinal)
                        && !file.StartsWith("overlays/tests/", StringComparison.Ordinal)
                        && !ReadsTheDate.ContainsKey(file)
                    ),
                AnyPageDate()
            )
        );

    [Theory]
    [InlineData("var now = time.GetUtcNow();")]
    [InlineData("clock.Time.GetLocalNow() - start")]
    [InlineData("Environment.TickCount64")]
    [InlineData("Stopwatch.StartNew()")]
    [InlineData("File.GetLastWriteTimeUtc(path)")]
    [InlineData("file.LastWriteTime")]
    [InlineData("process.StartTime")]
    public void The_rule_of_clocks_knows_every_way_around_it(string line) => Assert.Matches(AnyDate(), line);

    [GeneratedRegex(
        @"\bGet(Utc|Local)Now\(|\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTickCount|\bStopwatch\b|\b(LastWrite|LastAccess|Creation|Start)Time(Utc)?\b|\bGet(LastWrite|LastAccess|Creation)Time"
    )]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"\bDate\.now\(|\bnew Date\(\)|\bDate\(\)|\btimeOrigin\b")]
    private static partial Regex AnyPageDate();
}
