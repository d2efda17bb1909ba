namespace LiveCaptions.Access;

/// <summary>
/// The wait after wrong passwords, per address: none after the first two, then 1, 2, 4 … 300 s. The right password resets it.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SignInAttempts(TimeProvider time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5),
        ForgottenAfter = TimeSpan.FromHours(1);
    private const int FreeAttempts = 2,
        MaxAddresses = 4096;

    private readonly Lock sync = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> attempts = [];

    /// <summary>Counts an attempt before the password is checked, so that parallel attempts gain nothing.</summary>
    /// <returns>The wait that remains for this address; zero: the password may be checked.</returns>
    public TimeSpan Begin(string address)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            var (count, last) = attempts.GetValueOrDefault(address);
            if (count > 0 && now - last > ForgottenAfter)
                count = 0;
            var left = last + WaitAfter(count) - now;
            if (count > 0 && left > TimeSpan.Zero)
                return left;
            if (attempts.Count >= MaxAddresses && !attempts.ContainsKey(address))
                attempts.Remove(attempts.MinBy(attempt => attempt.Value.Last).Key);
            attempts[address] = (count + 1, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The password was right.</summary>
    public void Succeed(string address)
    {
        lock (sync)
            attempts.Remove(address);
    }

    private static TimeSpan WaitAfter(int count) =>
        count <= FreeAttempts
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(MaxWait.TotalSeconds, Math.Pow(2, Math.Min(count - FreeAttempts - 1, 20))));
}
