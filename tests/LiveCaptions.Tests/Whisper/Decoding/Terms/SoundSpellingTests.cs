using LiveCaptions.Whisper.Decoding.Terms;

namespace LiveCaptions.Tests.Whisper.Decoding.Terms;

public sealed class SoundSpellingTests
{
    [Theory]
    [InlineData("Shoppy", "shopy")]
    [InlineData("Innes", "ines")]
    [InlineData("Philip", "filip")]
    [InlineData("Szilárd", "szilard")]
    [InlineData("open ai", "OpenAI")]
    [InlineData("kubectl", "cubectl")]
    [InlineData("Wright", "rite")]
    [InlineData("churchyard's", "church yards")]
    public void What_sounds_alike_is_spelled_alike(string one, string other) =>
        Assert.Equal(SoundSpelling.Of(one), SoundSpelling.Of(other));

    [Theory]
    [InlineData("Helstone", "Halston")]
    [InlineData("Jamieson", "Jameson")]
    [InlineData("Pannartz", "panerts")]
    [InlineData("Schoeffer", "chauffeur")]
    [InlineData("Kowalczyk", "covalchik")]
    public void A_name_is_nearer_to_what_it_is_taken_for_than_to_other_words(string name, string taken)
    {
        foreach (var other in new[] { "statement", "garden", "people", "wonderful", "thing", "because" })
            Assert.True(Distance(name, taken) < Distance(name, other) / 2, $"{name} and {other}");
    }

    [Theory]
    [InlineData("Kraków")]
    [InlineData("Владивосток")]
    [InlineData("東京")]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("\ud800")]
    [InlineData("yyy")]
    public void Any_text_can_be_spelled_and_is_not_apart_from_itself(string text) => Assert.Equal(0, Distance(text, text));

    [Fact]
    public void The_distance_is_the_same_both_ways_and_infinite_above_a_limit()
    {
        Assert.Equal(Distance("Dashwood", "ashwood"), Distance("ashwood", "Dashwood"));
        Assert.Equal(1, Distance("Dashwood", "ashwood"));
        Assert.Equal(1, SoundDistance.Within(1, SoundSpelling.Of("Dashwood"), SoundSpelling.Of("ashwood")));
        Assert.Equal(float.PositiveInfinity, SoundDistance.Within(0.9f, SoundSpelling.Of("Dashwood"), SoundSpelling.Of("ashwood")));
        Assert.Equal(float.PositiveInfinity, SoundDistance.Within(2, SoundSpelling.Of("Dashwood"), ""));
    }

    private static float Distance(string a, string b) => SoundDistance.Between(SoundSpelling.Of(a), SoundSpelling.Of(b));
}
