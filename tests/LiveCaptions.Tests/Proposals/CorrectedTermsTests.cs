using LiveCaptions.Proposals;

namespace LiveCaptions.Tests.Proposals;

public sealed class CorrectedTermsTests
{
    private readonly CorrectedTerms terms = new();

    [Fact]
    public void What_was_corrected_twice_is_offered_until_it_is_known_the_newest_first()
    {
        foreach (var text in new[] { "Kubernetes", "Kowalczyk", "Kubernetes.", "once", "Kowalczyk," })
            terms.Note(text);

        Assert.Equal(["Kowalczyk", "Kubernetes"], terms.Offered([]));
        Assert.Equal(["Kubernetes"], terms.Offered(["Kowalczyk"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("to")]
    [InlineData("12345")]
    [InlineData("one, two")]
    public void Words_that_are_no_terms_are_not_offered(string text)
    {
        terms.Note(text);
        terms.Note(text);

        Assert.Empty(terms.Offered([]));
    }

    [Fact]
    public void Only_the_newest_are_remembered()
    {
        terms.Note("Kubernetes");
        for (var i = 0; i < 600; i++)
            terms.Note($"word{i}");
        terms.Note("Kubernetes");

        Assert.Empty(terms.Offered([]));
    }
}
