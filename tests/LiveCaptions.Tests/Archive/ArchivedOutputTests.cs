using LiveCaptions.Archive;

namespace LiveCaptions.Tests.Archive;

/// <summary>The archive says what each way out did in a session.</summary>
public sealed class ArchivedOutputTests : IDisposable
{
    private readonly ArchiveScene scene = new();
    private readonly ReportedOutputs reports = new();

    public void Dispose() => scene.Dispose();

    private OutputWatch Watch() => new(reports, reports, scene.Clock);

    [Fact]
    public void Words_that_were_taken_and_lost_are_counted_and_the_last_trouble_is_told()
    {
        var (writer, watch) = (scene.Run(), Watch());
        reports.Add("zoom", sent: 0);
        writer.Write([scene.Said("one two three")], [], watch);
        reports.Add("zoom", sent: 2, lost: 1, trouble: "zoom.example asks to come back later (503).");
        reports.Obs["Stream captions"] = null;
        Assert.True(watch.HasNews);
        writer.Write([], [], watch);
        var at = scene.Clock.GetUtcNow();
        Assert.False(watch.HasNews);
        scene.Clock.Advance(TimeSpan.FromSeconds(9));
        reports.Add("zoom", sent: 5, lost: 1);
        reports.Obs["Stream captions"] = "OBS does not stream.";
        writer.Write([scene.Said("four")], [], watch);

        Assert.Equal(
            [
                new("zoom", "zoom", "zoom.example", 5, 1, "zoom.example asks to come back later (503).", at),
                new("Stream captions", "obs", "OBS", null, null, "OBS does not stream.", scene.Clock.GetUtcNow()),
            ],
            scene.Reader.Outputs(1)
        );
    }

    [Fact]
    public void Each_session_counts_from_zero_and_has_all_ways_out()
    {
        var (writer, watch) = (scene.Run(), Watch());
        reports.Add("zoom", sent: 0);
        reports.Add("idle", sent: 0);
        writer.Write([scene.Said("one")], [], watch);
        reports.Add("zoom", sent: 1);
        writer.Write([], [], watch);
        scene.Clock.Advance(TimeSpan.FromDays(1));
        writer.Write([scene.Said("two")], [], watch);
        reports.Add("zoom", sent: 3);
        writer.Write([], [], watch);

        Assert.Equal([1, 0], scene.Reader.Outputs(1).Select(output => output.Sent));
        Assert.Equal([2, 0], scene.Reader.Outputs(2).Select(output => output.Sent));
    }

    [Fact]
    public void After_a_crash_the_count_of_the_session_goes_on()
    {
        reports.Add("zoom", sent: 7, lost: 1);
        var before = scene.Run();
        before.Write([scene.Said("before the")], [], Watch());
        before.Dispose();
        reports.Add("zoom", sent: 2);
        scene.Run().Write([scene.Said("crash")], [], Watch());

        var output = Assert.Single(scene.Reader.Outputs(Assert.Single(scene.Reader.Sessions()).Id));
        Assert.Equal((9, 1), (output.Sent, output.Lost));
    }

    [Fact]
    public void What_could_not_be_written_is_counted_when_it_can()
    {
        var (writer, watch) = (scene.Run(), Watch());
        reports.Add("zoom", sent: 1);
        writer.Write([scene.Said("one")], [], watch);
        reports.Add("zoom", sent: 4);
        LoseTable();
        Assert.Throws<ArchiveException>(() => writer.Write([], [], watch));
        writer.Write([scene.Said("two")], [], watch); // which makes the table anew

        Assert.Equal(3, Assert.Single(scene.Reader.Outputs(1)).Sent);
    }

    [Fact]
    public void Nothing_is_kept_of_ways_out_before_the_first_word()
    {
        reports.Add("zoom", sent: 0, trouble: "zoom.example is not known by that name.");
        scene.Run().Write([], [], Watch());

        Assert.Empty(scene.Reader.Sessions());
    }

    [Fact]
    public void A_file_of_the_first_version_is_read_and_gets_the_table_with_the_next_words()
    {
        using (var writer = scene.Run())
            writer.Write([scene.Said("one")], []);
        LoseTable();
        Assert.Empty(scene.Reader.Outputs(1));
        Assert.Equal("one", scene.Text(1));

        reports.Add("zoom", sent: 1);
        scene.Run().Write([scene.Said("two")], [], Watch());
        Assert.Equal("one|two", scene.Text(1));
        Assert.Single(scene.Reader.Outputs(1));
    }

    /// <summary>Makes the file one of the first version.</summary>
    private void LoseTable()
    {
        using var file = scene.File.OpenToWrite();
        file.Run("DROP TABLE outputs; ALTER TABLE words DROP COLUMN speaker");
        file.Run("PRAGMA user_version = 1");
    }
}
