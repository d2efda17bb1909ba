using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

public sealed class ModelLayoutTests
{
    private static readonly ModelLayout Whisper = SpokenTokens.Layout;
    private static readonly ModelLayout Moonshine = new()
    {
        Family = ModelFamily.Moonshine,
        Vocabulary = 8,
        AudioContext = 1280,
        TextContext = 512,
        Multilingual = false,
        Languages = ["en"],
        Start = 1,
        EndOfText = 2,
    };

    [Fact]
    public void The_tokens_before_a_text_are_those_that_the_family_has()
    {
        Assert.Equal([Whisper.Start, Whisper.NoTimestamps], Whisper.Prompt("en"));
        Assert.Equal([1], Moonshine.Prompt("en"));
    }

    [Fact]
    public void A_text_is_chosen_from_all_tokens_but_those_behind_Whispers_end()
    {
        Assert.Equal(Whisper.EndOfText + 1, Whisper.Choices(new float[Whisper.Vocabulary]).Length);
        Assert.Equal(Moonshine.Vocabulary, Moonshine.Choices(new float[Moonshine.Vocabulary]).Length);
    }
}
