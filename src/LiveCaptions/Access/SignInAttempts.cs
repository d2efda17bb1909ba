namespace LiveCaptions.Access;

/// <summary>After each wrong password an address waits longer: 1, 2, 4 ... 300 s. The right one makes it new again.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SignInAttempts(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5),
        Forgotten = TimeSpan.FromHours(1);
    private const int Free = 2,
        Most = 4096;

    private readonly Lock sync = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> attempts = [];

    /// <summary>Counts an attempt before it is looked at, so that many at once gain nothing.</summary>
    /// <returns>How long the address must still wait; zero: the attempt may be looked at.</returns>
    public TimeSpan Begin(string address)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            var (count, last) = attempts.GetValueOrDefault(address);
            if (count > 0 && now - last > Forgotten)
                count = 0;
            var left = last + WaitAfter(count) - now;
            if (count > 0 && left > TimeSpan.Zero)
                return left;
            if (attempts.Count >= Most && !attempts.ContainsKey(address))
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
        count <= Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(count - Free - 1, 20))));
}
