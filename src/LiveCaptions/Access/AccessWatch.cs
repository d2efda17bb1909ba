namespace LiveCaptions.Access;

/// <summary>
/// Checks once a second whether the command line has changed a token or the password, and aborts the requests that are no longer allowed.
/// </summary>
internal sealed partial class AccessWatch(
    Tokens tokens,
    OperatorSessions sessions,
    OpenRequests openRequests,
    TimeProvider time,
    ILogger<AccessWatch> logger
) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string? reported;

    /// <summary>Checks once.</summary>
    public void CheckOnce()
    {
        try
        {
            var (tokensChanged, passwordChanged) = (tokens.Refresh(), sessions.Refresh());
            if (tokensChanged || passwordChanged)
                openRequests.EndInvalid();
            reported = null;
        }
        catch (Exception e) when (e is TokenException or Settings.SettingsException)
        {
            if (reported != e.Message)
                Log.CannotRead(logger, reported = e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                CheckOnce();
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(80, LogLevel.Warning, "{Reason} Tokens and sessions that were valid before stay valid.")]
        public static partial void CannotRead(ILogger logger, string reason);
    }
}
