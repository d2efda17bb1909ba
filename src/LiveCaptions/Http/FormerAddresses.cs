using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LiveCaptions.Http;

/// <summary>
/// The endpoints at earlier addresses: copies of those that are marked with <see cref="FormerAddress"/>. The first request to each is
/// logged.
/// </summary>
internal sealed partial class FormerAddresses : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> endpoints;

    private FormerAddresses(IReadOnlyList<EndpointDataSource> current, ILogger logger) =>
        endpoints = new(() =>
            [
                .. from endpoint in current.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                from former in endpoint.Metadata.OfType<FormerAddress>()
                select Copy(endpoint, former.Pattern, logger),
            ]
        );

    public override IReadOnlyList<Endpoint> Endpoints => endpoints.Value;

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>Adds the earlier addresses of all endpoints that have been mapped by now.</summary>
    public static void Map(IEndpointRouteBuilder routes, ILogger logger) =>
        routes.DataSources.Add(new FormerAddresses([.. routes.DataSources], logger));

    /// <summary>An endpoint's method and route.</summary>
    public static string Describe(RouteEndpoint endpoint) => Describe(endpoint, "/" + endpoint.RoutePattern.RawText?.Trim('/'));

    private static string Describe(Endpoint endpoint, string? pattern) =>
        $"{string.Join(", ", endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])} {pattern}";

    private static Endpoint Copy(RouteEndpoint current, string pattern, ILogger logger)
    {
        var logged = 0;
        var copy = new RouteEndpointBuilder(
            context =>
            {
                // Routes only: an address may hold what a stranger wrote.
                if (Interlocked.Exchange(ref logged, 1) == 0)
                    Log.FormerAddressUsed(logger, Describe(current, pattern), Describe(current));
                return current.RequestDelegate!(context);
            },
            RoutePatternFactory.Parse(pattern),
            current.Order
        );
        // Names of endpoints are unique.
        foreach (
            var metadata in current.Metadata.Where(m =>
                m is not (FormerAddress or IEndpointNameMetadata or IRouteNameMetadata or IRouteDiagnosticsMetadata)
            )
        )
            copy.Metadata.Add(metadata);
        copy.Metadata.Add(new ReplacedBy(current));
        return copy.Build();
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Warning, "A program uses {Former}, which answers for one more version. Change it to {Current}.")]
        public static partial void FormerAddressUsed(ILogger logger, string former, string current);
    }
}
