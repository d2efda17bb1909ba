using LiveCaptions.Archive;
using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Archive;

public sealed class ScrollbackTests : IDisposable
{
    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    /// <summary>The paragraphs of a run that begins now, with what is said in it.</summary>
    private string[] Restored(string track = "main", Scrollback? of = null)
    {
        var captions = new TrackCaptions(track, "Hall", new(scene.Clock));
        (of ?? new(scene.Reader, scene.Clock)).Restore(captions);
        return [.. captions.Transcript.Since(0).Part.Paragraphs.Select(paragraph => paragraph.Text)];
    }

    private void Speak(bool closes, params string[] said)
    {
        using var writer = scene.Run();
        foreach (var text in said)
        {
            writer.Write([scene.Said(text)], []);
            scene.Clock.Advance(TimeSpan.FromSeconds(3));
        }
        if (closes)
            writer.Close();
    }

    [Fact]
    public void After_a_crash_readers_have_what_was_said_before_it_as_it_reads_now()
    {
        Speak(closes: false, "Good evening.", "We love Cuba +netis. Um");
        using (var archive = scene.File.OpenToChange())
        {
            ArchiveCorrections.Later(archive, 1, "main", 5, "Kuber", "operator", scene.Clock.GetUtcNow());
            ArchiveCorrections.Later(archive, 1, "main", 7, "", "operator", scene.Clock.GetUtcNow());
        }

        Assert.Equal(["Good evening.", "We love Kubernetis."], Restored());
        Assert.Empty(Restored("guest"));
    }

    [Fact]
    public void A_session_that_was_ended_or_is_long_over_is_not_shown_again()
    {
        Assert.Empty(Restored());
        Speak(closes: true, "Rehearsal.");
        Assert.Empty(Restored());

        Speak(closes: false, "Show.");
        Assert.Equal(["Show."], Restored());
        scene.Clock.Advance(SessionRule.Silence);
        Assert.Empty(Restored());
    }

    [Fact]
    public void A_track_that_is_taken_away_and_put_back_begins_anew()
    {
        Speak(closes: false, "Show.");
        var scrollback = new Scrollback(scene.Reader, scene.Clock);

        Assert.Equal(["Show."], Restored(of: scrollback));
        Assert.Empty(Restored(of: scrollback));
    }

    [Fact]
    public void An_archive_that_cannot_be_read_gives_nothing_and_stops_nobody()
    {
        File.WriteAllText(scene.File.Path, new string('x', 5000));

        Assert.Empty(Restored());
    }
}
