using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public class InheritedFilesTests
{
    [Theory]
    [InlineData("0100002", true)]
    [InlineData("02", true)]
    [InlineData("02100002", false)]
    [InlineData("02000002", false)]
    public void A_file_that_is_not_closed_on_exec_came_from_another_program(string flags, bool isInherited) =>
        Assert.Equal(isInherited, InheritedFiles.IsInherited(["pos:\t0", $"flags:\t{flags}", "mnt_id:\t15"]));

    [Fact]
    public void A_file_that_says_nothing_is_left_alone() => Assert.False(InheritedFiles.IsInherited(["pos:\t0"]));
}
