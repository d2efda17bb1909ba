using System.Threading.RateLimiting;

namespace LiveCaptions.Access;

/// <summary>
/// Limits the work that each address causes, by what its requests cost, beside their number: a program that fetches subtitles all the time
/// takes nothing from the pages of others behind the same address. This machine has no limit.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class WorkLimiter(RequestOrigin origin) : PartitionedRateLimiter<HttpContext>
{
    /// <summary>Points that an address gets a second.</summary>
    private const int PerSecond = 100;

    /// <summary>Points that an address may save up: a hall whose phones all start at once.</summary>
    private const int Burst = 600;

    private readonly PartitionedRateLimiter<HttpContext> addresses = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        origin.IsHere(context)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(origin.Address(context), _ => new()
                {
                    TokenLimit = Burst,
                    TokensPerPeriod = PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                })
    );

    /// <summary>The cost of sending paragraphs of a transcript: that of a whole one is the same as of the subtitles.</summary>
    public static int CostOfTranscript(int paragraphs) => Math.Min((int)Cost.Whole, paragraphs / 10);

    /// <summary>Takes a cost that shows only while the request runs.</summary>
    /// <returns>False: the address has caused too much work.</returns>
    public bool TrySpend(HttpContext context, int cost)
    {
        if (cost == 0)
            return true;
        using var lease = addresses.AttemptAcquire(context, cost);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => addresses.GetStatistics(resource);

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) =>
        new WorkLease(TrySpend(resource, CostOf(resource)));

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        HttpContext resource,
        int permitCount,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(AttemptAcquireCore(resource, permitCount));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            addresses.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Strangers are refused before they cause any work.</summary>
    private static int CostOf(HttpContext context) =>
        Visitor.Of(context).Rights == Rights.None ? 0 : (int)EndpointRights.Of(context.GetEndpoint(), context.Request.Method).Cost;

    /// <summary>Whether a cost was taken; nothing of it is given back.</summary>
    private sealed class WorkLease(bool acquired) : RateLimitLease
    {
        public override bool IsAcquired => acquired;
        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
