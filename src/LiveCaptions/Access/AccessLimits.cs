using System.Threading.RateLimiting;
using LiveCaptions.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace LiveCaptions.Access;

/// <summary>How many requests an address may make. This machine may make any number; strangers far fewer than those with a token.</summary>
internal static class AccessLimits
{
    /// <summary>At once, for who has shown nothing: a page and all its parts, several times over.</summary>
    public const int StrangersBurst = 120;

    private const int KnownBurst = 600,
        SignInsAMinute = 10;
    private const string SignIn = "/api/session";

    public static void Set(RateLimiterOptions options, RequestOrigin whence)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Requests(context, whence)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => SignIns(context, whence))
        );
        options.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "5";
            await Sentence.SayAsync(
                rejected.HttpContext,
                StatusCodes.Status429TooManyRequests,
                "Too many requests came from this address, so this one was not looked at. Wait a few seconds."
            );
        };
    }

    private static RateLimitPartition<string> Requests(HttpContext context, RequestOrigin whence)
    {
        if (whence.IsHere(context))
            return RateLimitPartition.GetNoLimiter("");
        var address = whence.Address(context);
        return Visitor.Of(context).Key is null
            ? Bucket("stranger " + address, StrangersBurst, 20)
            : Bucket("known " + address, KnownBurst, 100);
    }

    /// <summary>Beside the growing delay of wrong passwords: a hash costs time, whether it is right or not.</summary>
    private static RateLimitPartition<string> SignIns(HttpContext context, RequestOrigin whence) =>
        !whence.IsHere(context) && HttpMethods.IsPost(context.Request.Method) && context.Request.Path == SignIn
            ? RateLimitPartition.GetFixedWindowLimiter(whence.Address(context), _ => new()
                {
                    PermitLimit = SignInsAMinute,
                    Window = TimeSpan.FromMinutes(1),
                    QueueLimit = 0,
                })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Bucket(string key, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });
}
