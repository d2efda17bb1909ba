namespace LiveCaptions.Telemetry;

/// <summary>Sends one signal to the collector and notes whether it was taken. No redirects: the headers are for its host alone.</summary>
/// <param name="signal">"metrics" or "traces".</param>
internal sealed class CollectorWatch(string signal, CollectorTrouble trouble)
    : DelegatingHandler(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 16,
            ActivityHeadersPropagator = null,
        }
    )
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(base.Send(request, cancellationToken));
        }
        catch (Exception fault)
        {
            Note(fault);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(await base.SendAsync(request, cancellationToken));
        }
        catch (Exception fault)
        {
            Note(fault);
            throw;
        }
    }

    private HttpResponseMessage Noted(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            trouble.End(signal);
        else
            trouble.Begin(signal, $"It answers {(int)answer.StatusCode}.");
        return answer;
    }

    private void Note(Exception fault) =>
        trouble.Begin(signal, fault is OperationCanceledException ? "It does not answer in time." : $"{fault.Message}.");
}

/// <summary>What the collector does not take, logged once an episode, whatever number of signals is concerned.</summary>
/// <param name="host">The collector's host and port.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed partial class CollectorTrouble(string host, ILogger logger)
{
    private readonly Lock sync = new();
    private readonly HashSet<string> refused = [];

    public void Begin(string signal, string reason)
    {
        lock (sync)
            if (refused.Add(signal) && refused.Count == 1)
                Log.Away(logger, host, signal, reason);
    }

    public void End(string signal)
    {
        lock (sync)
            if (refused.Remove(signal) && refused.Count == 0)
                Log.Back(logger, host);
    }

    private static partial class Log
    {
        [LoggerMessage(
            250,
            LogLevel.Warning,
            "The collector {Host} takes no {Signal}, so they are missing there until it does; captions are not affected. {Reason} If it stays, check Telemetry:Otlp and Telemetry:OtlpHeaders"
        )]
        public static partial void Away(ILogger logger, string host, string signal, string reason);

        [LoggerMessage(251, LogLevel.Information, "The collector {Host} takes metrics and traces again")]
        public static partial void Back(ILogger logger, string host);
    }
}
