using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public sealed class OpenFileLimitTests
{
    private static string Limits(string files) =>
        $"Limit                     Soft Limit           Hard Limit           Units\nMax processes   7  7  processes\nMax open files            {files}               {files}               files\n";

    [Theory]
    [InlineData("20")]
    [InlineData("64")]
    [InlineData("120")]
    [InlineData("383")]
    public void Too_few_files_are_refused_in_a_sentence(string files) =>
        Assert.Equal(
            $"Only {files} files may be open at a time here (ulimit -n), and LiveCaptions needs 384, so it was not started. Raise the limit: ulimit -n 4096, or LimitNOFILE= in a systemd unit.",
            OpenFileLimit.Refusal(Limits(files))
        );

    [Theory]
    [InlineData("384")]
    [InlineData("1024")]
    [InlineData("1073741816")]
    [InlineData("unlimited")]
    public void Enough_files_are_not_mentioned(string files) => Assert.Null(OpenFileLimit.Refusal(Limits(files)));

    [Fact]
    public void A_table_without_the_line_refuses_nothing() => Assert.Null(OpenFileLimit.Refusal(""));

    [Fact]
    public void The_launcher_has_the_same_limit() =>
        Assert.Contains($"ulimit -Hn)\" {OpenFileLimit.Least};", File.ReadAllText(Repository.PathOf("run.sh")), StringComparison.Ordinal);
}
