namespace LiveCaptions.Access;

/// <summary>Operators who have signed in, until they sign out, stay away for long, or the password changes.</summary>
/// <remarks>Threading: safe. In memory only: after a start one signs in again.</remarks>
internal sealed class OperatorSessions(OperatorPassword password, TimeProvider time)
{
    /// <summary>So long a session lasts without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private const int Most = 50;
    private readonly Lock sync = new();
    private readonly Dictionary<string, (string Password, DateTimeOffset Used)> sessions = [];
    private string? current = password.Read();

    /// <summary>Takes over a password that has changed.</summary>
    /// <returns>True if it did: all sessions are over then.</returns>
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
            while (sessions.Count >= Most)
                sessions.Remove(sessions.MinBy(session => session.Value.Used).Key);
            sessions[AccessToken.HashOf(secret)] = (kept, time.GetUtcNow());
        }
        return secret;
    }

    /// <summary>The session's key, which is no secret; null if the session is none or over.</summary>
    public string? Find(string? secret)
    {
        if (!AccessToken.IsOne(secret))
            return null;
        // Found by its hash: how long the search takes tells nothing of the secret.
        var key = AccessToken.HashOf(secret!);
        lock (sync)
        {
            if (!sessions.TryGetValue(key, out var session))
                return null;
            var now = time.GetUtcNow();
            if (session.Password != current || now - session.Used > Idle)
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
            return sessions.TryGetValue(key, out var session) && session.Password == current && time.GetUtcNow() - session.Used <= Idle;
    }
}
