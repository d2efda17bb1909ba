using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public class TerminalKeysTests
{
    [Theory]
    [InlineData("4321 (livecaptions) S 4000 4321 4000 34816 4321 4194304 1", true)]
    [InlineData("4321 (livecaptions) S 4000 4321 4000 34816 4000 4194304 1", false)]
    [InlineData("4321 (live (captions) 1 2) S 4000 4321 4000 34816 4321 4194304 1", true)]
    [InlineData("4321 (livecaptions) S 4000 4321 4321 0 -1 4194304 1", false)]
    [InlineData("", false)]
    public void A_program_in_the_background_leaves_the_terminal_alone(string stat, bool isInFront) =>
        Assert.Equal(isInFront, TerminalKeys.IsInFront(stat));
}
