using LiveCaptions.Archive;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Archive;

/// <summary>The archive's loop, by a clock that the test lets go on.</summary>
public sealed class ArchiveServiceTests : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5),
        Retry = TimeSpan.FromSeconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-archive-").FullName;
    private readonly ManualClock clock = new();
    private readonly NoReports reports = new();
    private readonly ReportedOutputs outputs = new();
    private readonly CaptionTracks tracks = new();
    private readonly TrackCaptions captions;
    private readonly ArchiveFile file;
    private readonly ArchiveReader reader;
    private readonly ArchiveService service;
    private bool restarts;

    public ArchiveServiceTests()
    {
        var monotonic = new MonotonicClock(clock);
        captions = new("main", "Hall", monotonic);
        file = new(folder, clock);
        reader = new(file);
        service = new(
            new(tracks, new(new(file), clock), monotonic, NullLogger.Instance),
            new(file, "1", clock),
            reports,
            new(outputs, new NoObs(), clock),
            new() { Days = 1 },
            new("Archive", NullLogger.Instance),
            () => restarts,
            clock
        );
        tracks.Add(captions);
    }

    public void Dispose()
    {
        service.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_is_over_when_the_service_stops_and_goes_on_when_it_starts_again_at_once(bool again)
    {
        restarts = again;
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "Good evening."));
        await service.StopAsync(Test.Stop);

        Assert.Equal(!again, Assert.Single(reader.Sessions()).Closed);
    }

    [Fact]
    public async Task Words_are_in_the_archive_half_a_second_after_they_went_out()
    {
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "Good evening."));
        clock.Pass(Pace);
        await clock.UntilWaitingAsync(Pace, Test.Stop);

        Assert.Equal(["Good", "evening."], reader.Words(1, "main").Select(word => word.Text));
        Assert.Null(service.Trouble);
    }

    [Theory]
    [InlineData(0.3, 0.2)]
    [InlineData(0.49, 0.05)]
    [InlineData(2, 0.05)]
    public async Task A_turn_that_takes_its_time_is_followed_by_the_next_one_the_sooner(double turn, double pause)
    {
        reports.Meanwhile = () => clock.Pass(TimeSpan.FromSeconds(turn));
        await service.StartAsync(Test.Stop);

        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(pause), Test.Stop);
    }

    [Fact]
    public async Task What_ways_out_did_after_the_last_word_is_kept_too()
    {
        outputs.Add("zoom", sent: 0);
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "Good night."));
        clock.Pass(Pace);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        outputs.Add("zoom", sent: 2);
        await service.StopAsync(Test.Stop);

        Assert.Equal(2, Assert.Single(reader.Outputs(1)).Sent);
    }

    [Fact]
    public async Task A_fault_of_its_own_ends_nothing_and_is_told_without_words()
    {
        reports.Fault = new InvalidOperationException("Good evening.");
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Retry, Test.Stop);
        Assert.Contains(
            "a fault in LiveCaptions (InvalidOperationException). Words are not kept",
            service.Trouble,
            StringComparison.Ordinal
        );

        reports.Fault = null;
        captions.Publish(Talk.Said(1, "Good evening."));
        clock.Pass(Retry);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        Assert.Equal(2, reader.Words(1, "main").Count);
        Assert.Null(service.Trouble);
    }

    [Fact]
    public async Task The_last_words_are_there_when_the_service_stops_and_the_session_is_over()
    {
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "Good night."));
        await service.StopAsync(Test.Stop);

        Assert.False(File.Exists(file.Path + "-wal"));
        Assert.True(Assert.Single(reader.Sessions()).Closed);
        Assert.Equal(2, reader.Words(1, "main").Count);
    }

    [Fact]
    public async Task While_it_cannot_write_words_wait_and_a_sentence_says_why()
    {
        var other = file.Own();
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "one"));
        clock.Pass(Pace);
        await clock.UntilWaitingAsync(Retry, Test.Stop);
        Assert.Contains("the captions are not affected", service.Trouble);
        captions.Publish(Talk.Said(2, "two"));

        other.Dispose();
        clock.Pass(Retry);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        clock.Pass(Pace);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        Assert.Null(service.Trouble);
        Assert.Equal(["one", "two"], reader.Words(1, "main").Select(word => word.Text));
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_and_named_and_no_word_is_lost()
    {
        File.WriteAllText(file.Path, new string('x', 500));
        captions.Publish(Talk.Said(1, "one"));
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Retry, Test.Stop);
        Assert.Contains("It was set aside as", service.Trouble);

        clock.Pass(Retry);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        Assert.Equal("one", Assert.Single(reader.Words(1, "main")).Text);
        Assert.Single(Directory.GetFiles(folder, "archive.db.damaged-*"));
    }

    [Fact]
    public async Task Sessions_are_deleted_after_their_days()
    {
        await service.StartAsync(Test.Stop);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(1, "one"));
        clock.Pass(Pace);
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        clock.Pass(TimeSpan.FromDays(2));
        await clock.UntilWaitingAsync(Pace, Test.Stop);
        captions.Publish(Talk.Said(2, "two"));
        clock.Pass(TimeSpan.FromHours(2));
        await clock.UntilWaitingAsync(Pace, Test.Stop);

        Assert.Equal("two", Assert.Single(reader.Words(Assert.Single(reader.Sessions()).Id, "main")).Text);
    }

    /// <summary>No track says anything of itself.</summary>
    private sealed class NoReports : ITrackReports
    {
        public Exception? Fault { get; set; }

        /// <summary>Happens in each turn.</summary>
        public Action Meanwhile { get; set; } = () => { };

        public IReadOnlyList<TrackReport> Tracks
        {
            get
            {
                Meanwhile();
                return Fault is { } fault ? throw fault : [];
            }
        }
    }
}
