using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public sealed class VoiceNamesTests
{
    private static VoiceNames Named(params (int Number, string Name)[] names) =>
        names.Aggregate(VoiceNames.None, (known, one) => known.With(one.Number, one.Name));

    [Fact]
    public void A_voice_is_called_by_its_name_or_by_its_number()
    {
        var names = Named((2, "Anna"));

        Assert.Equal(("Speaker 1", "Anna"), (names.NameOf(1), names.NameOf(2)));
        Assert.Equal("Speaker 2", names.With(2, "").NameOf(2));
    }

    [Fact]
    public void Numbers_of_one_name_are_shown_as_the_lowest_until_the_name_is_taken_back()
    {
        var names = Named((3, "Anna"), (2, "Anna"), (5, "Ben"));

        Assert.Equal([1, 2, 2, 4, 5], Enumerable.Range(1, 5).Select(names.Shown));
        Assert.Equal(3, names.With(2, "Eve").Shown(3));
    }

    [Fact]
    public void Who_is_called_by_the_number_of_another_voice_is_that_voice()
    {
        Assert.Equal(1, Named((3, "Speaker 1")).Shown(3));
        Assert.Equal(2, Named((2, "Speaker 5")).Shown(5));
        Assert.Equal(3, Named((3, "Speaker 1"), (1, "Anna")).Shown(3));
        Assert.Equal(3, Named((3, "Speaker 01")).Shown(3));
    }

    [Fact]
    public void Words_stay_the_same_objects_where_no_voices_are_one()
    {
        var update = Talk.Said(1, "how are you").By(2);

        Assert.Same(update, Named((2, "Anna"), (3, "Ben")).Merged(update));
        Assert.All(Named((1, "Anna"), (2, "Anna")).Merged(update).Settled, word => Assert.Equal(1, word.Speaker));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Anna", true)]
    [InlineData(" Dr. Łucja  Müller-Ørsted ", true)]
    [InlineData("김민수", true)]
    [InlineData("👩‍🔬 Ada", true)]
    [InlineData("<script>alert(1)</script>", true)] // shown as it stands, everywhere
    [InlineData("   ", false)]
    [InlineData("Anna\n>> Ben", false)]
    [InlineData("Anna\u0007", false)]
    [InlineData("Anna\u202e", false)]
    [InlineData("\u001b[2J", false)]
    [InlineData("Anna\u2028", false)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    public void A_name_is_what_can_be_shown_as_it_stands(string text, bool isName) => Assert.Equal(isName, VoiceNames.IsName(text));

    [Fact]
    public void Of_another_machines_names_those_are_taken_that_can_be_shown()
    {
        var names = VoiceNames.Of([new(2, "Anna"), new(0, "Ben"), new(3, "E\u001bve"), new(4, "")]);

        Assert.Equal([new(2, "Anna")], names.All);
        Assert.Equal(VoiceNames.Most, VoiceNames.Of(Enumerable.Range(1, 1000).Select(n => KeyValuePair.Create(n, $"A{n}"))).All.Count);
    }
}
