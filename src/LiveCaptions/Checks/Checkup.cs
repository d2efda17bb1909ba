using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Runs checks one after the other, so that none disturbs another's measurement.</summary>
internal static class Checkup
{
    /// <summary>All findings, in the order of the checks; a check that fails is a finding itself.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(IEnumerable<Check> checks, TimeProvider time, CancellationToken stop)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
            findings.AddRange(await LookAsync(check, time, stop));
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(Check check, TimeProvider time, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(check.Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            // On the pool, and not waited for: a native call that hangs ignores its token.
            return await Task.Run(() => check.LookAsync(end.Token), stop).WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return [Unknown(check, $"There was no answer within {check.Patience.TotalSeconds:F0} s, so this part hangs.")];
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The other checks still say what they find.
            return [Unknown(check, UserFacingError.Of(e)?.What ?? $"{e.GetType().Name}: {e.Message}")];
        }
    }

    private static Finding Unknown(Check check, string cause) =>
        new(Mark.Doubtful, Problem.NotChecked.About(check.Subject), cause, "Run it again; if it stays, restart that part or the machine.");
}
