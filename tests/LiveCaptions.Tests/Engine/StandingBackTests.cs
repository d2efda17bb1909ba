using System.Globalization;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Engine;

public sealed class StandingBackTests
{
    // The 19th field of a thread's stat; the name in brackets is the second.
    private static int Niceness() =>
        int.Parse(
            File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[16],
            CultureInfo.InvariantCulture
        );

    [Theory]
    [InlineData(true, StandingBack.Niceness)]
    [InlineData(false, 0)]
    public async Task The_lanes_run_below_other_programs_if_set(bool standBack, int more)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Niceness of a thread is Linux's.");
        using var turns = new DecodeScheduler(1, standBack);
        var (here, there) = (Niceness(), 0);

        await turns.TakeAsync(new DecodeSlot(), () => there = Niceness(), Test.Stop);

        Assert.Equal(Math.Min(19, here + more), there);
    }
}
