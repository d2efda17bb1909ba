using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace LiveCaptions.Tests;

/// <summary>
/// Aborts a test that waits for something that does not come, so that it fails by its name instead of holding up all others; where a test
/// does not listen, the suite ends with its name.
/// </summary>
/// <param name="minutes">Many times as long as any test takes, also beside others at the lowest priority: this measures nothing.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TimeLimitAttribute(int minutes) : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, Timer> Running = [];

    public int Minutes => minutes;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var (context, aborted) = (TestContext.Current, false);
        Running[test.UniqueID] = new(_ => Abort(), null, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(1));

        void Abort()
        {
            if (aborted)
                Environment.FailFast($"{test.TestDisplayName} does not end, although it was aborted after {minutes} minutes.");
            aborted = true;
            context.CancelCurrentTest();
        }
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Running.TryRemove(test.UniqueID, out var timer))
            timer.Dispose();
    }
}
