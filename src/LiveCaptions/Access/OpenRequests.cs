namespace LiveCaptions.Access;

/// <summary>Open requests by the credential that admitted them; revoking it aborts them.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OpenRequests(Tokens tokens, OperatorSessions sessions)
{
    private readonly Lock sync = new();
    private readonly Dictionary<object, (string Key, Action Abort)> requests = [];

    /// <summary>Registers a request.</summary>
    /// <param name="key">The hash of its token or session.</param>
    /// <param name="abort">Aborts it at once.</param>
    /// <returns>Dispose of it when the request has ended.</returns>
    public IDisposable Enter(string key, Action abort)
    {
        var request = new OpenRequest(this);
        lock (sync)
            requests.Add(request, (key, abort));
        // The credential may have been revoked since it was checked.
        if (!IsValid(key))
            abort();
        return request;
    }

    /// <summary>Aborts all whose token or session is no longer valid.</summary>
    public void EndInvalid()
    {
        Action[] aborts;
        lock (sync)
            aborts = [.. requests.Values.Where(request => !IsValid(request.Key)).Select(request => request.Abort)];
        foreach (var abort in aborts)
            abort();
    }

    // By the hash: a rotated token keeps its id.
    private bool IsValid(string key) => tokens.All.Any(token => token.Hash == key) || sessions.IsValid(key);

    /// <summary>A registered request.</summary>
    private sealed class OpenRequest(OpenRequests all) : IDisposable
    {
        public void Dispose()
        {
            lock (all.sync)
                all.requests.Remove(this);
        }
    }
}
