using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace LiveCaptions.Http;

/// <summary>Keeps an answer that is the same for everybody who may have it, since making it takes tens of milliseconds.</summary>
/// <remarks>
/// The framework's own rule keeps nothing for those who have signed in. Rights are checked before, and an answer is kept for each host and
/// base path, which it names; a query changes nothing in it.
/// </remarks>
internal sealed class MadeOnce : IOutputCachePolicy
{
    /// <summary>How long an answer is kept.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching =
            context.AllowCacheLookup =
            context.AllowCacheStorage =
                HttpMethods.IsGet(context.HttpContext.Request.Method);
        // Of several who ask at once, one makes it.
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
