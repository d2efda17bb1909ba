namespace LiveCaptions.Access;

/// <summary>
/// The wait after wrong passwords, per sender: none after the first two, then 1, 2, 4 … 300 s. The right password resets it.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SignInAttempts(TimeProvider time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5),
        ForgottenAfter = TimeSpan.FromHours(1);
    private const int FreeAttempts = 2,
        MaxSenders = 4096;

    private readonly Lock sync = new();
    private readonly Dictionary<string, (int Count, long Last)> attempts = [];

    /// <summary>Counts an attempt before the password is checked, so that parallel attempts gain nothing.</summary>
    /// <returns>The wait that remains for this sender; zero: the password may be checked.</returns>
    public TimeSpan Begin(string sender)
    {
        lock (sync)
        {
            var now = time.GetTimestamp();
            var (count, last) = attempts.GetValueOrDefault(sender);
            var since = time.GetElapsedTime(last, now);
            if (count > 0 && since > ForgottenAfter)
                count = 0;
            var left = WaitAfter(count) - since;
            if (count > 0 && left > TimeSpan.Zero)
                return left;
            if (attempts.Count >= MaxSenders && !attempts.ContainsKey(sender))
                attempts.Remove(attempts.MinBy(attempt => attempt.Value.Last).Key);
            attempts[sender] = (count + 1, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The password was right.</summary>
    public void Succeed(string sender)
    {
        lock (sync)
            attempts.Remove(sender);
    }

    private static TimeSpan WaitAfter(int count) =>
        count <= FreeAttempts
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(MaxWait.TotalSeconds, Math.Pow(2, Math.Min(count - FreeAttempts - 1, 20))));
}
