namespace LiveCaptions.Access;

/// <summary>Looks once a second whether the command line has changed a token or the password, and ends what is good no more.</summary>
internal sealed partial class AccessWatch(
    Tokens tokens,
    OperatorSessions sessions,
    OpenRequests visits,
    TimeProvider time,
    ILogger<AccessWatch> logger
) : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private string? told;

    /// <summary>One look.</summary>
    public void LookOnce()
    {
        try
        {
            var (changed, other) = (tokens.Refresh(), sessions.Refresh());
            if (changed || other)
                visits.EndInvalid();
            told = null;
        }
        catch (Exception e) when (e is TokenException or Settings.SettingsException)
        {
            if (told != e.Message)
                Log.CannotRead(logger, told = e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                LookOnce();
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(80, LogLevel.Warning, "{Why} Those that were valid before stay so.")]
        public static partial void CannotRead(ILogger logger, string why);
    }
}
