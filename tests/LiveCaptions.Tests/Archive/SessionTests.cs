using LiveCaptions.Archive;

namespace LiveCaptions.Tests.Archive;

public sealed class SessionTests : IDisposable
{
    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Words_are_kept_with_their_times_their_track_and_how_late_they_were()
    {
        scene.Run().Write([scene.Said("Good evening. Welcome back!", delay: 1.5), scene.Said("Bonsoir", new("fr"))], []);

        var session = Assert.Single(scene.Reader.Sessions());
        Assert.Equal((ArchiveScene.Start, false), (session.Begun, session.Closed));
        Assert.Equal(["main", "fr"], session.Tracks.Select(track => track.Name));
        Assert.Equal(new("main", "Hall", "en", 4, 1.5, 1.5), session.Tracks[0]);
        Assert.Equal("Good evening.|Welcome back!", scene.Text(session.Id));
        var word = scene.Reader.Words(session.Id, "main")[1];
        Assert.Equal(
            (ArchiveScene.Start.AddSeconds(0.5), ArchiveScene.Start.AddSeconds(0.9), 0.9),
            (word.Start, word.End, word.Probability)
        );
    }

    [Fact]
    public void A_long_silence_ends_a_session_and_a_shorter_one_does_not()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("one")], []);
        scene.Clock.Advance(SessionRule.Silence - TimeSpan.FromSeconds(1));
        writer.Write([scene.Said("two")], []);
        scene.Clock.Advance(SessionRule.Silence + TimeSpan.FromSeconds(1));
        writer.Write([scene.Said("three")], []);

        Assert.Equal(["three", "one|two"], scene.Reader.Sessions().Select(session => scene.Text(session.Id)));
    }

    [Fact]
    public void After_a_crash_the_session_goes_on_and_says_how_long_nobody_listened()
    {
        var before = scene.Run();
        before.Write([scene.Said("before the")], []);
        before.Dispose();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        scene.Run().Write([scene.Said("crash")], []);

        var session = Assert.Single(scene.Reader.Sessions());
        Assert.Equal("before the|crash", scene.Text(session.Id));
        var gap = Assert.Single(scene.Reader.Gaps(session.Id));
        Assert.Equal((null, GapKind.Down), (gap.Track, gap.Kind));
        Assert.InRange((gap.End - gap.Start).TotalSeconds, 60, 61);
    }

    [Fact]
    public void A_service_that_was_stopped_in_good_order_begins_a_new_session()
    {
        var before = scene.Run();
        before.Write([scene.Said("one")], []);
        before.Close();
        scene.Run().Write([scene.Said("two")], []);

        Assert.Equal([false, true], scene.Reader.Sessions().Select(session => session.Closed));
    }

    [Fact]
    public void A_track_that_is_added_again_goes_on_with_its_numbers()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("one two")], []);
        scene.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = scene.Said("three four", new("main"));
        writer.Write([again with { Words = [.. again.Words.Select((word, n) => word with { Number = n + 1 })] }], []);

        Assert.Equal("one two|three four", scene.Text(Assert.Single(scene.Reader.Sessions()).Id));
    }

    [Fact]
    public void A_correction_on_air_is_kept_with_what_stood_there_before()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("the cuba netties talk")], []);
        writer.Write([scene.Corrected(2, "Kubernetes"), scene.Corrected(3, "")], []);
        writer.Write([scene.Said("goes on")], []);

        Assert.Equal("the Kubernetes  talk goes on", scene.Text(1));
        Assert.Equal(
            [("operator, on air", "cuba", "Kubernetes"), ("operator, on air", "netties", "")],
            scene.Reader.Corrections(1).Select(one => (one.Who, one.Former, one.Text))
        );
        Assert.Equal("the Kubernetes talk goes on", Assert.Single(scene.Reader.Search("kubernetes", 10)).Line);
        Assert.Empty(scene.Reader.Search("cuba", 10));
    }

    [Fact]
    public void A_correction_reaches_a_word_of_the_session_before()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("one")], []);
        scene.Clock.Advance(SessionRule.Silence * 2);
        writer.Write([scene.Said("two")], []);
        writer.Write([scene.Corrected(1, "first")], []);

        Assert.Equal(["two", "first"], scene.Reader.Sessions().Select(session => scene.Text(session.Id)));
    }

    [Fact]
    public void A_session_that_is_deleted_while_it_goes_on_is_followed_by_another()
    {
        var writer = scene.Run();
        writer.Write([scene.Said("secret words")], []);
        using (var other = scene.File.OpenToChange())
            Assert.True(ArchiveDeletion.One(other, 1));
        writer.Write([scene.Said("after")], []);

        var session = Assert.Single(scene.Reader.Sessions());
        Assert.Equal((2, "after"), (session.Id, scene.Text(session.Id)));
        Assert.False(scene.Holds("secret"));
    }

    [Fact]
    public void Sessions_that_are_too_old_are_deleted_and_nothing_of_them_is_left_in_any_file()
    {
        var writer = scene.Run();
        for (var i = 0; i < 50; i++)
            writer.Write([scene.Said(string.Concat(Enumerable.Repeat($"secret{i} ", 200)))], []);
        var size = new FileInfo(scene.File.Path).Length + new FileInfo(scene.File.Path + "-wal").Length;
        writer.Write([scene.Corrected(7, "hidden")], []);
        scene.Clock.Advance(SessionRule.Silence * 2);
        writer.Write([scene.Said("kept")], []);

        Assert.Equal(1, writer.DeleteBefore(scene.Clock.GetUtcNow() - SessionRule.Silence));
        Assert.False(scene.Holds("secret"));
        Assert.False(scene.Holds("hidden"));
        Assert.Equal("kept", scene.Text(Assert.Single(scene.Reader.Sessions()).Id));
        Assert.InRange(Directory.GetFiles(scene.Folder, "archive.db*").Sum(file => new FileInfo(file).Length), 1, size / 4);
    }
}
