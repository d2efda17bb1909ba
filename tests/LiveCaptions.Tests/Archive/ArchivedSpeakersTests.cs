using LiveCaptions.Archive;
using LiveCaptions.Exports;

namespace LiveCaptions.Tests.Archive;

/// <summary>The archive says whose words they are, where voices are told apart.</summary>
public sealed class ArchivedSpeakersTests : IDisposable
{
    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    private IEnumerable<int> Speakers(long session) => scene.Reader.Words(session, "main").Select(word => word.Speaker);

    private string Exported(TranscriptFormat format)
    {
        var session = scene.Reader.Newest()!;
        return TranscriptText.Write(ArchivedTranscript.Of(session, session.Tracks[0], scene.Reader.Words(session.Id, "main")), format);
    }

    [Fact]
    public void Each_word_has_its_speaker_and_another_one_begins_a_line()
    {
        scene.Run().Write([scene.Said("how are", speaker: 1), scene.Said("you", speaker: 1), scene.Said("fine", speaker: 2)], []);

        Assert.Equal([1, 1, 1, 2], Speakers(1));
        Assert.Equal("how are you|fine", scene.Text(1));
    }

    [Fact]
    public void Exports_say_who_speaks()
    {
        scene.Run().Write([scene.Said("how are you", speaker: 1), scene.Said("fine", speaker: 2)], []);

        Assert.Equal("Speaker 1: how are you\nSpeaker 2: fine\n", Exported(TranscriptFormat.Txt));
        Assert.Contains("\r\n>> fine\r\n", Exported(TranscriptFormat.Srt), StringComparison.Ordinal);
        Assert.Contains("<v Speaker 2>fine", Exported(TranscriptFormat.Vtt), StringComparison.Ordinal);
        Assert.Contains("\"speaker\": 2", Exported(TranscriptFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_with_a_session_has_voices_of_its_own()
    {
        var before = scene.Run();
        before.Write([scene.Said("one", speaker: 1), scene.Said("two", speaker: 2)], []);
        before.Dispose();
        scene.Run().Write([scene.Said("three", speaker: 1), scene.Said("four")], []);

        Assert.Equal([1, 2, 3, 0], Speakers(Assert.Single(scene.Reader.Sessions()).Id));
    }

    [Fact]
    public void Where_nobody_tells_voices_apart_nothing_says_who_speaks()
    {
        scene.Run().Write([scene.Said("good evening"), scene.Said("all")], []);

        Assert.Equal("good evening all", scene.Text(1));
        Assert.Equal("good evening all\n", Exported(TranscriptFormat.Txt));
        Assert.DoesNotContain("speaker", Exported(TranscriptFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_earlier_version_is_read_as_it_is_and_gets_speakers_with_the_next_words()
    {
        using (var writer = scene.Run())
            writer.Write([scene.Said("one")], []);
        using (var file = scene.File.OpenToWrite())
        {
            file.Run("ALTER TABLE words DROP COLUMN speaker");
            file.Run("PRAGMA user_version = 2");
        }
        Assert.Equal([0], Speakers(1));

        scene.Run().Write([scene.Said("two", speaker: 1)], []);
        Assert.Equal([0, 1], Speakers(1));
    }
}
