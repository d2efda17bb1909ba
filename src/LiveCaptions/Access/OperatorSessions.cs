namespace LiveCaptions.Access;

/// <summary>The sessions of operators: they end when the operator signs out or is idle for long, and when the password changes.</summary>
/// <remarks>Threading: safe. In memory only: a restart of the service ends all sessions.</remarks>
internal sealed class OperatorSessions(OperatorPassword password, TimeProvider time)
{
    /// <summary>A session without a request ends after this time.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private const int MaxSessions = 50;
    private readonly Lock sync = new();
    private readonly Dictionary<string, (string Password, long Used)> sessions = [];
    private volatile string? current = password.Read();

    /// <summary>The password's hash as it was last read; null: no password is set.</summary>
    public string? Hash => current;

    /// <summary>Reads the password again, in case it has changed.</summary>
    /// <returns>True if it has: all sessions have ended then.</returns>
    public bool Refresh()
    {
        var now = password.Read();
        lock (sync)
        {
            if (now == current)
                return false;
            current = now;
            sessions.Clear();
            return true;
        }
    }

    /// <summary>Signs in.</summary>
    /// <returns>The session's secret, for the cookie; null if the password is wrong.</returns>
    public string? Begin(string typed)
    {
        Refresh();
        var kept = current;
        if (kept is null || !OperatorPassword.IsRight(typed, kept))
            return null;
        var secret = AccessToken.NewText();
        lock (sync)
        {
            while (sessions.Count >= MaxSessions)
                sessions.Remove(sessions.MinBy(session => session.Value.Used).Key);
            sessions[AccessToken.HashOf(secret)] = (kept, time.GetTimestamp());
        }
        return secret;
    }

    /// <summary>The session's key, which is not secret; null if there is no such session, or it has ended.</summary>
    public string? Find(string? secret)
    {
        if (!AccessToken.HasShape(secret))
            return null;
        // Looked up by its hash: the time that the search takes reveals nothing of the secret.
        var key = AccessToken.HashOf(secret!);
        lock (sync)
        {
            if (!sessions.TryGetValue(key, out var session))
                return null;
            var now = time.GetTimestamp();
            if (session.Password != current || time.GetElapsedTime(session.Used, now) > Idle)
            {
                sessions.Remove(key);
                return null;
            }
            sessions[key] = session with { Used = now };
            return key;
        }
    }

    /// <summary>Signs out.</summary>
    public void End(string key)
    {
        lock (sync)
            sessions.Remove(key);
    }

    public bool IsValid(string key)
    {
        lock (sync)
            return sessions.TryGetValue(key, out var session) && session.Password == current && time.GetElapsedTime(session.Used) <= Idle;
    }
}
