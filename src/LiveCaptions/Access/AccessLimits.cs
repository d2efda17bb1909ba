using System.Threading.RateLimiting;
using LiveCaptions.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace LiveCaptions.Access;

/// <summary>Rate limits per address. This machine has none; strangers may send far fewer requests than those with a token.</summary>
internal static class AccessLimits
{
    /// <summary>The burst of a visitor without a token: a page and all its parts, several times over.</summary>
    public const int StrangersBurst = 120;

    private const int KnownBurst = 600,
        SignInsAMinute = 10;
    private const string SignIn = "/api/session";

    public static void Set(RateLimiterOptions options, RequestOrigin origin, KnownBrowsers browsers, WorkLimiter work)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Requests(context, origin, browsers)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => SignIns(context, origin, browsers)),
            work
        );
        options.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(
                rejected.HttpContext,
                StatusCodes.Status429TooManyRequests,
                "Too many requests came from this address, so this one was not processed. Wait a few seconds."
            );
        };
    }

    private static RateLimitPartition<string> Requests(HttpContext context, RequestOrigin origin, KnownBrowsers browsers)
    {
        if (origin.IsHere(context))
            return RateLimitPartition.GetNoLimiter("");
        var address = origin.Address(context);
        return Visitor.Of(context).Key is null
            ? Bucket("stranger " + (browsers.Find(context) ?? address), StrangersBurst, 20)
            : Bucket("known " + address, KnownBurst, 100);
    }

    /// <summary>Beside the growing wait after wrong passwords: each attempt costs a slow hash, whether it is right or not.</summary>
    private static RateLimitPartition<string> SignIns(HttpContext context, RequestOrigin origin, KnownBrowsers browsers) =>
        !origin.IsHere(context) && HttpMethods.IsPost(context.Request.Method) && context.Request.Path == SignIn
            ? RateLimitPartition.GetFixedWindowLimiter(browsers.Find(context) ?? origin.Address(context), _ => new()
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
