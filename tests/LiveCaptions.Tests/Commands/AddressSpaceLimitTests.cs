using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public sealed class AddressSpaceLimitTests
{
    private static string Limits(string bytes) =>
        $"Limit                     Soft Limit           Hard Limit           Units\nMax address space         {bytes}            {bytes}            bytes\n";

    [Theory]
    [InlineData("1740800000")]
    [InlineData("2560000000")]
    [InlineData("4095998976")]
    public void Too_small_an_address_space_is_refused_in_a_sentence(string bytes) =>
        Assert.Contains("ulimit -v unlimited", AddressSpaceLimit.Refusal(Limits(bytes)), StringComparison.Ordinal);

    [Theory]
    [InlineData("4096000000")]
    [InlineData("unlimited")]
    public void A_large_one_is_not_mentioned(string bytes) => Assert.Null(AddressSpaceLimit.Refusal(Limits(bytes)));

    [Fact]
    public void The_launcher_has_the_same_limit() =>
        Assert.Contains(
            $"ulimit -v)\" {AddressSpaceLimit.Least};",
            File.ReadAllText(Repository.PathOf("run.sh")),
            StringComparison.Ordinal
        );
}
