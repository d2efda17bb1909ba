using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper;

public sealed class RepetitionGuardTests
{
    [Theory]
    [InlineData("1 2 3 1 2 3 1 2 3 1 2 3 1", true)]
    [InlineData("7 7 7 7 7 7 7 7 7 7 7 7 7", true)]
    [InlineData("1 2 3 4 1 2 3 4 1 2 3 4 1", false)]
    [InlineData("7 7 7 7 7 7 7 7 7 7", false)]
    public void Ten_tokens_of_three_kinds_or_fewer_repeat(string tokens, bool repeats) =>
        Assert.Equal(repeats, RepetitionGuard.Repeats([.. tokens.Split(' ').Select(int.Parse)]));
}
