using LiveCaptions.Commands;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public class ExitCauseTests
{
    [Theory]
    [InlineData(ExitCode.Ok)]
    [InlineData(ExitCode.Failed)]
    [InlineData(ExitCode.BadUsage)]
    public void Results_of_the_program_itself_are_no_crash(int code) => Assert.True(ExitCause.IsOrderly(code));

    [Theory]
    [InlineData(ExitCause.Fault, "a fault of its own")]
    [InlineData(132, "SIGILL")]
    [InlineData(134, "SIGABRT")]
    [InlineData(135, "SIGBUS")]
    [InlineData(136, "SIGFPE")]
    [InlineData(137, "ran out of memory")]
    [InlineData(139, "SIGSEGV")]
    [InlineData(159, "signal 31")]
    [InlineData(unchecked((int)0xC0000005), "SIGSEGV")]
    [InlineData(unchecked((int)0xC00000FD), "stack overflowed")]
    [InlineData(unchecked((int)0xC000001D), "instruction")]
    [InlineData(99, "exit code 99")]
    [InlineData(-1, "exit code -1")]
    public void Every_other_end_is_a_crash_with_a_cause(int code, string cause)
    {
        Assert.False(ExitCause.IsOrderly(code));
        Assert.Contains(cause, ExitCause.Of(code), StringComparison.Ordinal);
    }
}
