namespace LiveCaptions.Http;

/// <summary>Marks an endpoint that also answers at an earlier address, for one version.</summary>
/// <param name="Pattern">The earlier route.</param>
internal sealed record FormerAddress(string Pattern);

/// <summary>Marks an endpoint at an earlier address.</summary>
/// <param name="Endpoint">The endpoint that replaces it.</param>
internal sealed record ReplacedBy(RouteEndpoint Endpoint)
{
    public override string ToString() => FormerAddresses.Describe(Endpoint);
}

/// <summary>How an endpoint says where it was.</summary>
internal static class FormerAddressExtensions
{
    /// <summary>Keeps an earlier address of this endpoint for one version: same handler, same right.</summary>
    public static TBuilder Formerly<TBuilder>(this TBuilder endpoint, string pattern)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FormerAddress(pattern));
}
