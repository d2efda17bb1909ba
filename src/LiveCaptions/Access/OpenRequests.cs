namespace LiveCaptions.Access;

/// <summary>Requests that go on, by what they were let in with: when that is good no more, they end.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OpenRequests(Tokens tokens, OperatorSessions sessions)
{
    private readonly Lock sync = new();
    private readonly Dictionary<object, (string Key, Action End)> visits = [];

    /// <summary>A request comes in.</summary>
    /// <param name="key">The hash of its token or session.</param>
    /// <param name="end">Ends it at once.</param>
    /// <returns>To be disposed of when the request is over.</returns>
    public IDisposable Enter(string key, Action end)
    {
        var visit = new OpenRequest(this);
        lock (sync)
            visits.Add(visit, (key, end));
        // It may have been revoked between the look at it and now.
        if (!IsValid(key))
            end();
        return visit;
    }

    /// <summary>Ends all whose token or session is good no more.</summary>
    public void EndInvalid()
    {
        Action[] ended;
        lock (sync)
            ended = [.. visits.Values.Where(visit => !IsValid(visit.Key)).Select(visit => visit.End)];
        foreach (var end in ended)
            end();
    }

    // By the hash: a token that was rotated keeps its id.
    private bool IsValid(string key) => tokens.All.Any(token => token.Hash == key) || sessions.IsValid(key);

    /// <summary>One of them.</summary>
    private sealed class OpenRequest(OpenRequests all) : IDisposable
    {
        public void Dispose()
        {
            lock (all.sync)
                all.visits.Remove(this);
        }
    }
}
