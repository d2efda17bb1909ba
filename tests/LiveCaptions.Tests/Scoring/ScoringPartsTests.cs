using LiveCaptions.Audio;
using LiveCaptions.Scoring;

namespace LiveCaptions.Tests.Scoring;

public sealed class ScoringPartsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Theory]
    [InlineData("Well-known, (aside) [noise] Mrs. O’Neil's 'quote' St. Ives — 3.5%!", "well known missus o'neil's quote saint ives 3 5")]
    [InlineData("naïve café ÜBER", "naïve café über")]
    [InlineData("今日は、皆さん。", "今 日 は 皆 さ ん")]
    [InlineData("हिन्दी में, कि की!", "हिन्दी में कि की")]
    [InlineData("สวัสดีครับ", "ส วั ส ดี ค รั บ")]
    [InlineData("هَذَا، كِتَابٌ؟", "هَذَا كِتَابٌ")]
    [InlineData("it's 'tis dogs' end", "it's tis dogs end")]
    [InlineData("snake_case ½ x²", "snake_case ½ x²")]
    [InlineData("Mr Colour honours his NEIGHBOUR", "mister color honours his neighbor")]
    [InlineData(" \t…  ", "")]
    public void Words_are_compared_without_marks_and_spellings(string text, string words) =>
        Assert.Equal(words, string.Join(' ', PlainWords.Of(text)));

    [Theory]
    [InlineData("a b c d", "a x c", 2, "00 11 22")]
    [InlineData("a b", "b a", 2, "00 11")]
    [InlineData("the cat sat", "the the cat", 2, "00 11 22")]
    [InlineData("a b c", "b c", 1, "10 21")]
    [InlineData("b c", "a b c", 1, "01 12")]
    [InlineData("", "x", 1, "")]
    [InlineData("x", "", 1, "")]
    [InlineData("", "", 0, "")]
    public void Alignment_is_the_cheapest_and_words_stand_for_each_other_where_they_may(
        string reference,
        string heard,
        int edits,
        string pairs
    )
    {
        var alignment = Alignment.Of(PlainWords.Of(reference), PlainWords.Of(heard));

        Assert.Equal((edits, pairs), (alignment.Edits, string.Join(' ', alignment.Pairs.Select(p => $"{p.Reference}{p.Recognised}"))));
    }

    [Theory]
    [InlineData(new[] { 10.0, 4, 3, 2, 1 }, 4, 3, 8.8, 10)]
    [InlineData(new[] { 1.0, 2 }, 1.5, 1.5, 1.95, 2)]
    [InlineData(new[] { 7.0 }, 7, 7, 7, 7)]
    public void A_spread_is_linear_between_neighbours(double[] values, double mean, double p50, double p95, double max)
    {
        var spread = Spread.Of(values);

        Assert.Equal([mean, p50, p95, max], [spread.Mean, spread.P50, spread.P95, spread.Max], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_reference_with_times_gives_each_of_a_words_parts_its_end()
    {
        var reference = ReferenceText.Load(Put("talk.words.json", """[["Well-known", 0.1, 0.9], ["—", 1, 1], ["Smith", null, null]]"""));

        Assert.Equal(["well", "known", "smith"], reference.Words);
        Assert.Equal([0.9, 0.9, null], reference.Ends);
    }

    [Fact]
    public void A_text_is_a_reference_without_times()
    {
        var reference = ReferenceText.Load(Put("talk.txt", "Good evening,\neverybody."));

        Assert.Equal(["good", "evening", "everybody"], reference.Words);
        Assert.Null(reference.Ends);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""[["word", 1]]""")]
    [InlineData("""["word"]""")]
    [InlineData("""[[1, 2, 3]]""")]
    [InlineData("""[["word", 1, "2"]]""")]
    public void A_reference_of_another_shape_is_told_in_a_sentence(string text)
    {
        var path = Put("talk.words.json", text);

        var trouble = Assert.Throws<SourceException>(() => ReferenceText.Load(path));

        Assert.StartsWith(
            $"{path} is not a list of words with times, so nothing can be scored.",
            trouble.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_reference_that_is_not_there_is_told_in_a_sentence() =>
        Assert.StartsWith(
            "There is no reference none.txt",
            Assert.Throws<SourceException>(() => ReferenceText.Load("none.txt")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_line_of_a_frames_file_reads_back_as_it_was_written()
    {
        var frame = new ScreenText(1.23456, "Ça va? “Ja”", "今日");

        Assert.Equal("""{"t":1.235,"settled":"Ça va? “Ja”","tentative":"今日"}""", frame.ToJson());
        Assert.Equal(frame with { Time = 1.235 }, ScreenText.FromJson(frame.ToJson()));
    }
}
