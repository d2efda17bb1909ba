using LiveCaptions.Proposals;

namespace LiveCaptions.Tests.Proposals;

public sealed class ProposedTermsTests
{
    private static string Found(string text) =>
        string.Join(
            ", ",
            ProposedTerms.In(text).Select(term => (term.Likely ? "" : "?") + term.Term + (term.Count > 1 ? $" x{term.Count}" : ""))
        );

    [Theory]
    [InlineData("Keynote by Anna Kowalczyk on Kubernetes", "Anna Kowalczyk, ?Kubernetes")]
    [InlineData("We thank Anna Kowalczyk. Later Anna Kowalczyk spoke.", "Anna Kowalczyk x2")]
    [InlineData("we use WebRTC, k8s and macOS over NDI", "WebRTC, k8s, macOS, NDI")]
    [InlineData("Encoded as H.264 or MP3", "H.264, MP3")]
    [InlineData("Talks with Siobhán O'Brien and Łukasz Żak", "Siobhán O'Brien, Łukasz Żak")]
    [InlineData("09:30;Jean-Luc Picard;Main Hall", "Jean-Luc Picard, Main Hall")]
    [InlineData("Dr. Ada Lovelace wrote it", "Dr Ada Lovelace")]
    public void Names_and_terms_are_found_by_how_they_are_written(string text, string found) => Assert.Equal(found, Found(text));

    [Theory]
    [InlineData("The quick brown fox. It jumps. Captions are late.")]
    [InlineData("HOW TO WIN FRIENDS")]
    [InlineData("Building captions. Later we saw that Building is building.")]
    [InlineData("1 2 345 6.7 10:30 --- *** #")]
    [InlineData("")]
    [InlineData("A I")]
    public void Ordinary_words_are_not_names(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void A_long_title_is_no_name()
    {
        Assert.DoesNotContain(
            "Low Latency Streaming Captions Everywhere",
            Found("Today: Low Latency Streaming Captions Everywhere"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_a_whole_book_as_many_are_shown_as_somebody_reads_through()
    {
        var names = string.Join("\n", Enumerable.Range(0, 5000).Select(n => $"with Anna{n} Kowal{n}"));

        Assert.Equal(ProposedTerms.Most, ProposedTerms.In(names).Count);
    }
}
