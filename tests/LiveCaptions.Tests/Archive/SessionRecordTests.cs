using LiveCaptions.Archive;

namespace LiveCaptions.Tests.Archive;

public sealed class SessionRecordTests
{
    private static readonly DateTimeOffset Start = ArchiveScene.Start;

    private static readonly ArchivedSession Hour = new(
        1,
        Start,
        Start.AddSeconds(3600),
        true,
        [new("main", "Hall", "en", 6000, 0.9, 2.1), new("guest", "Guest", null, 0, null, null)]
    );

    private static ArchivedGap Gap(double from, double to, string? track = "main") =>
        new(track, GapKind.Late, Start.AddSeconds(from), Start.AddSeconds(to));

    private static TrackRecord RecordOf(params ArchivedGap[] gaps) => SessionRecord.Of(Hour, [], gaps, []).Records[0];

    [Fact]
    public void Gaps_that_overlap_count_once_and_in_any_order()
    {
        Assert.Equal(("main", 0, 0.0, 1.0), Figures(RecordOf()));
        Assert.Equal(("main", 0, 90.0, 0.975), Figures(RecordOf(Gap(100, 160), Gap(130, 190))));
        Assert.Equal(("main", 0, 60.0, 0.9833), Figures(RecordOf(Gap(110, 120), Gap(100, 160))));
        Assert.Equal(("main", 0, 20.0, 0.9944), Figures(RecordOf(Gap(300, 310), Gap(100, 110))));
    }

    [Fact]
    public void A_gap_counts_within_the_session_and_for_its_track_alone_unless_it_concerns_all()
    {
        Assert.Equal(("main", 0, 15.0, 0.9958), Figures(RecordOf(Gap(-50, 10), Gap(3595, 4000))));
        Assert.Equal(("main", 0, 0.0, 1.0), Figures(RecordOf(Gap(0, 100, "guest"), Gap(50, 40), Gap(-9, -1), Gap(4000, 4001))));
        Assert.All(SessionRecord.Of(Hour, [], [Gap(0, 36, track: null)], []).Records, record => Assert.Equal(0.99, record.Coverage));
    }

    [Fact]
    public void A_word_that_was_corrected_twice_is_one_corrected_word()
    {
        SessionCorrection[] corrections =
        [
            new("main", 4, Start, "operator", "kuber netis", "Kubernetis"),
            new("main", 4, Start, "operator", "Kubernetis", "Kubernetes"),
            new("main", 9, Start, "operator", "um", ""),
            new("guest", 4, Start, "operator", "one", "two"),
        ];

        Assert.Equal([2, 1], SessionRecord.Of(Hour, corrections, [], []).Records.Select(record => record.Corrected));
    }

    [Fact]
    public void A_session_of_one_moment_is_covered()
    {
        var moment = Hour with { Ended = Start };

        Assert.Equal(1, SessionRecord.Of(moment, [], [Gap(-1, 1)], []).Records[0].Coverage);
    }

    private static (string, int, double, double) Figures(TrackRecord record) =>
        (record.Name, record.Corrected, record.Missing, record.Coverage);
}
