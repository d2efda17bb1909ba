using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions;

public class ReaderTranscriptTests
{
    private readonly ReaderTranscript transcript = new();

    private void Write(double at, string settled, string tentative = "", bool speaking = true, bool gap = false) =>
        transcript.Write(Talk.Said(at, settled, tentative, speaking, gap));

    private IEnumerable<string> All => transcript.Since(0).Part.Paragraphs.Select(p => p.Text);

    [Fact]
    public void A_reader_without_a_version_gets_the_whole_transcript()
    {
        Write(1, "good evening +, all", "of you");
        var (part, _) = transcript.Since(0);

        Assert.Equal("good evening, all", Assert.Single(part.Paragraphs).Text);
        Assert.Equal(Talk.Start.AddSeconds(1).ToUnixTimeMilliseconds(), part.Paragraphs[0].At);
        Assert.Equal(("of you", false, true, "en"), (part.Tentative, part.Joined, part.Speaking, part.Language));
    }

    [Fact]
    public void A_reader_with_a_version_gets_the_changes_and_nothing_else()
    {
        Write(1, "one");
        var read = transcript.Since(0).Part.Version;
        Assert.Empty(transcript.Since(read).Part.Paragraphs);

        Write(1.5, "two");
        Write(9, "three");

        Assert.Equal(["one two", "three"], transcript.Since(read).Part.Paragraphs.Select(p => p.Text));
        Assert.Equal(["three"], transcript.Since(read + 1).Part.Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void What_an_earlier_run_has_said_comes_first_and_only_to_those_who_lack_it()
    {
        SettledWord[] earlier = [new("Good", false, AudioTime.FromSeconds(1), AudioTime.FromSeconds(2), 1) { Number = 1 }];
        transcript.Restore(earlier.Select(word => (word, Talk.Start)));
        Write(1, "one");

        Assert.Equal(["Good", "one"], All);
        Assert.Equal(["one"], transcript.Since(0, knowsEarlier: true).Part.Paragraphs.Select(p => p.Text));
        Assert.Equal(Talk.Start.ToUnixTimeMilliseconds(), transcript.Since(0).Part.Paragraphs[0].At);

        // The numbers of its words belong to others now.
        transcript.Write(Talk.Said(2, "") with { Corrections = [new(1, "wrong")] });
        Assert.Equal("Good", All.First());
    }

    [Fact]
    public void A_pause_or_lost_sound_begins_a_paragraph()
    {
        Write(1, "one");
        Write(2, "two");
        Write(5, "three");
        Write(5.2, "four", gap: true);
        Write(5.5, "five");

        Assert.Equal(["one two", "three four", "five"], All);
        Assert.Equal([1, 2, 3], transcript.Since(0).Part.Paragraphs.Select(p => p.Id));
    }

    [Fact]
    public void A_long_paragraph_ends_with_a_sentence_and_an_endless_sentence_ends_it_too()
    {
        for (var i = 0; i < 40; i++)
            Write(1 + i * 0.3, i % 5 == 4 ? "sentence." : "And-so-on");
        Assert.All(All.SkipLast(1), text => Assert.EndsWith("sentence.", text, StringComparison.Ordinal));
        Assert.InRange(All.Count(), 2, 4);

        for (var i = 0; i < 400; i++)
            Write(20 + i * 0.3, "endless");
        Assert.All(All, text => Assert.InRange(text.Length, 1, 820));
    }

    [Fact]
    public async Task A_reader_that_waits_is_woken_by_the_next_word()
    {
        var (_, next) = transcript.Since(0);
        Assert.False(next.IsCompleted);
        Write(1, "", "a");

        await next.WaitAsync(Test.Stop);
    }

    [Fact]
    public void The_oldest_paragraphs_are_forgotten_after_hours()
    {
        for (var i = 0; i < ReaderTranscript.MaxParagraphs + 10; i++)
            Write(i * 10, $"p{i}");

        Assert.Equal(ReaderTranscript.MaxParagraphs + 1, All.Count());
        Assert.Equal("p9", All.First());
    }

    [Fact]
    public void A_version_that_was_never_given_out_counts_as_no_version()
    {
        Write(1, "one");

        Assert.Equal(["one"], transcript.Since(1_000_000).Part.Paragraphs.Select(p => p.Text));
    }
}
