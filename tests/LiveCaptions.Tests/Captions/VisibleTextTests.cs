using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Captions;

/// <summary>What must never be on air or in a file, whoever wrote it.</summary>
public class VisibleTextTests
{
    [Theory]
    [InlineData("a\u202Eb\u202Cc\u2066d\u2069e\u202Af", "abcdef")]
    [InlineData("\u0000a\u0001b\u007Fc\u009Fd", "abcd")]
    [InlineData("\uFEFFa\uFFF9b\uFFFBc", "abc")]
    [InlineData("a\U000E0041b\U000E0001c", "abc")]
    [InlineData("\u001b[31mRED\u001b[0m \u001b]0;title\u0007x \u001b]8;;y\u001b\\z \u009b1mQ", "RED x z Q")]
    [InlineData("a\uFFFEb\uFDD0c\U0001FFFFd", "abcd")]
    [InlineData("a\nb\tc\u2028d\u0085e  f ", "a b c d e f")]
    [InlineData(
        "👩\u200D🚀 ❤\uFE0F می\u200Cخواهم क\u094D\u200Dष a\u200E\u200Fb",
        "👩\u200D🚀 ❤\uFE0F می\u200Cخواهم क\u094D\u200Dष a\u200E\u200Fb"
    )]
    [InlineData("Zo\u00ADne \u200B 界 é e\u0301", "Zo\u00ADne \u200B 界 é e\u0301")]
    [InlineData("\u202E", "")]
    [InlineData("\u001b", "")]
    public void Characters_that_do_harm_are_dropped_and_needed_ones_stay(string text, string visible) =>
        Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Halves_of_characters_are_dropped() => Assert.Equal("abc", VisibleText.Of("a\ud800b\udc00c\udc00\ud800"));

    private const string Harm = "a\u202Eb\u0007c\ud800";

    private static (TrackCaptions Captions, CollectingViewer Viewer) Watched(RuleBook? rules = null)
    {
        var captions = new TrackCaptions("main", Harm, new(TimeProvider.System), rules);
        var viewer = new CollectingViewer(3);
        captions.Join(viewer, 42, 5);
        return (captions, viewer);
    }

    [Fact]
    public void Recognised_typed_and_corrected_words_go_out_clean()
    {
        var (captions, viewer) = Watched();
        captions.Publish(Talk.Said(1, Harm, Harm));
        Assert.Equal(["abc| abc"], viewer.Screen);
        captions.Pipeline.Type(Harm);
        Assert.Contains("abc|", viewer.Screen);
        captions.Pipeline.Correct(captions.Pipeline.State(10).Words[0].Word.Number, "x\u2066y");
        Assert.StartsWith("xy", captions.Transcript.Since(0).Part.Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal("abc", captions.Label);
    }

    [Fact]
    public void Replacements_write_clean_words() =>
        Assert.Equal("abc", Assert.Single(new RuleChain().Settle(Talk.Words("x", 1), new([new("x", Harm)], []), new(), "en")).Text);

    [Theory]
    [InlineData(nameof(TranscriptFormat.Txt))]
    [InlineData(nameof(TranscriptFormat.Srt))]
    [InlineData(nameof(TranscriptFormat.Vtt))]
    [InlineData(nameof(TranscriptFormat.Json))]
    public void Files_hold_clean_words(string format)
    {
        var text = TranscriptText.Write(
            new("x.wav", "en", AudioTime.FromSeconds(2), [.. Talk.Words(Harm, 1)]),
            Enum.Parse<TranscriptFormat>(format)
        );

        Assert.Contains("abc", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u0007' || char.IsSurrogate(c));
    }

    [Theory]
    [InlineData("-->")]
    [InlineData("--->")]
    [InlineData("------->>")]
    [InlineData("-- +>")]
    [InlineData("- +- +>")]
    public void No_word_makes_an_arrow_in_a_subtitle(string said)
    {
        var cue = Assert.Single(new CueBuilder(new()).Build(Talk.Words($"a {said} b", 1)));

        Assert.DoesNotContain("-->", string.Join('\n', cue.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_end_is_split_and_the_log_is_bounded_by_letters()
    {
        var (captions, _) = Watched();
        for (var i = 0; i < 100; i++)
            captions.Publish(Talk.Said(i, new string('x', 20_000)));

        var words = captions.Pipeline.State(int.MaxValue).Words;
        Assert.All(words, word => Assert.InRange(word.Text.Length, 1, VisibleText.MaxLetters));
        Assert.InRange(words.Sum(word => word.Text.Length), 1, WordLog.MaxLetters * 11 / 10);
        Assert.InRange(captions.Pipeline.Subtitles().Words.Sum(word => word.Text.Length), 1, WordLog.MaxLetters * 11 / 10);
    }

    [Fact]
    public void A_typed_line_and_a_correction_are_bounded()
    {
        var (captions, _) = Watched();
        captions.Pipeline.Type(string.Join(' ', Enumerable.Repeat("a", 5000)));
        Assert.Equal(WordLog.MaxTypedWords, captions.Pipeline.State(int.MaxValue).Words.Count);
        captions.Pipeline.Correct(1, new string('y', 5000));
        Assert.Equal(VisibleText.MaxLetters, captions.Pipeline.State(int.MaxValue).Words[0].Text.Length);
    }
}
