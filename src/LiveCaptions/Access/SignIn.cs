using System.Globalization;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>Signs the operator in and out.</summary>
internal sealed partial class SignIn(
    SignInAttempts attempts,
    OperatorSessions sessions,
    OpenRequests openRequests,
    ServerSettings server,
    RequestOrigin origin,
    KnownBrowsers browsers,
    ILogger<SignIn> logger
)
{
    /// <summary>Hashes are slow by design, so that at most two are computed at once.</summary>
    private static readonly SemaphoreSlim Hashing = new(2);

    public IResult Try(HttpContext context, string password)
    {
        if (server.HasHttps && !context.Request.IsHttps && !origin.IsHere(context))
            return Problems.Refuse(
                StatusCodes.Status403Forbidden,
                $"A password is accepted over HTTPS only, so you are not signed in: open https://{context.Request.Host.Host}:{server.HttpsPort}{context.Request.PathBase}/login"
            );
        var address = origin.Address(context);
        // Wrong passwords of others at the same address, such as a proxy's, do not delay a browser that has signed in before.
        var sender = browsers.Find(context) ?? address;
        var wait = attempts.Begin(sender);
        if (wait > TimeSpan.Zero)
            return Wait(context, wait);
        if (Begin(password) is not { } secret)
        {
            Log.Wrong(logger, address);
            return Problems.Refuse(StatusCodes.Status401Unauthorized, "This is not the operator's password, so you are not signed in.");
        }
        attempts.Succeed(sender);
        context.Response.Cookies.Append(
            VisitorAuthentication.OperatorCookie,
            secret,
            VisitorAuthentication.Cookie(context, SameSiteMode.Strict, OperatorSessions.Idle)
        );
        browsers.Remember(context);
        return Results.NoContent();
    }

    /// <summary>Ends the session, and aborts its open requests.</summary>
    public IResult End(HttpContext context)
    {
        if (sessions.Find(context.Request.Cookies[VisitorAuthentication.OperatorCookie]) is { } key)
        {
            sessions.End(key);
            openRequests.EndInvalid();
        }
        context.Response.Cookies.Delete(
            VisitorAuthentication.OperatorCookie,
            VisitorAuthentication.Cookie(context, SameSiteMode.Strict, TimeSpan.Zero)
        );
        return Results.NoContent();
    }

    private string? Begin(string password)
    {
        Hashing.Wait();
        try
        {
            return sessions.Begin(password);
        }
        finally
        {
            Hashing.Release();
        }
    }

    private static IResult Wait(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Problems.Refuse(
            StatusCodes.Status429TooManyRequests,
            $"Several wrong passwords came from this address, so this one was not checked. Try again in {seconds} s."
        );
    }

    private static partial class Log
    {
        [LoggerMessage(
            81,
            LogLevel.Warning,
            "A wrong password came from {Address}. If that was not you, and it goes on, somebody is trying to get in."
        )]
        public static partial void Wrong(ILogger logger, string address);
    }
}
