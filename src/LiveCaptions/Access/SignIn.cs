using System.Globalization;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The operator signs in and out.</summary>
internal sealed partial class SignIn(
    SignInAttempts attempts,
    OperatorSessions sessions,
    OpenRequests visits,
    ServerSettings server,
    RequestOrigin whence,
    ILogger<SignIn> logger
)
{
    /// <summary>Hashes are made to be slow: no more than two at once, however many ask.</summary>
    private static readonly SemaphoreSlim Hashing = new(2);

    public IResult Try(HttpContext context, string password)
    {
        if (server.HasHttps && !context.Request.IsHttps && !whence.IsHere(context))
            return Sentence.Say(
                403,
                $"A password is taken over HTTPS only, so nobody was signed in: open https://{context.Request.Host.Host}:{server.HttpsPort}/login"
            );
        var address = whence.Address(context);
        var wait = attempts.Begin(address);
        if (wait > TimeSpan.Zero)
            return Wait(context, wait);
        if (Begin(password) is not { } secret)
        {
            Log.Wrong(logger, address);
            return Sentence.Say(401, "This is not the operator's password, so nobody was signed in.");
        }
        attempts.Succeed(address);
        context.Response.Cookies.Append(
            VisitorAuthentication.OperatorCookie,
            secret,
            VisitorAuthentication.Cookie(context, SameSiteMode.Strict, OperatorSessions.Idle)
        );
        return Results.NoContent();
    }

    /// <summary>Ends the session, and what goes on in it.</summary>
    public IResult End(HttpContext context)
    {
        if (sessions.Find(context.Request.Cookies[VisitorAuthentication.OperatorCookie]) is { } key)
        {
            sessions.End(key);
            visits.EndInvalid();
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
        return Sentence.Say(429, $"Several wrong passwords came from here, so this one was not looked at. Try again in {seconds} s.");
    }

    private static partial class Log
    {
        [LoggerMessage(
            81,
            LogLevel.Warning,
            "A wrong password was typed at {Address}. If it was not you, and it goes on, somebody tries to get in."
        )]
        public static partial void Wrong(ILogger logger, string address);
    }
}
