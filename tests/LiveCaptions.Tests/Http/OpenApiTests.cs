using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Http;

/// <summary>The OpenAPI document of the real service.</summary>
public sealed class OpenApiTests
{
    /// <summary>SignalR's endpoints and the document itself have no place in it.</summary>
    private static readonly string[] NotDescribed = ["ANY /captions", "ANY /captions/negotiate", "GET /api/{documentName}.json"];

    [Fact]
    public async Task It_is_made_once_whatever_the_query_and_never_for_those_who_may_not_read_it()
    {
        await using var venue = await Venue.OpenAsync();
        var (_, control) = venue.Tokens.Make("Stream Deck", TokenUse.Control, track: null);
        using var first = await venue.SendAsync("GET", "/api/openapi.json", bearer: control);
        using var second = await venue.SendAsync("GET", "/api/openapi.json?flood=2", bearer: control);
        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(Test.Stop), await second.Content.ReadAsStringAsync(Test.Stop));
        Assert.Equal(first.Headers.GetValues("X-Content-Type-Options"), second.Headers.GetValues("X-Content-Type-Options"));

        Assert.Equal(401, await venue.StatusAsync("GET", "/api/openapi.json"));
        var (_, watch) = venue.Tokens.Make("Guest", TokenUse.Watch, track: null);
        Assert.Equal(403, await venue.StatusAsync("GET", "/api/openapi.json", bearer: watch));
    }

    [Theory]
    [InlineData("openapi")]
    [InlineData("operator")]
    public async Task Every_endpoint_is_described_with_a_summary(string document)
    {
        await using var service = await RunningService.StartAsync();
        var paths = (
            await service.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/{document}.json", UriKind.Relative), Test.Stop)
        ).GetProperty("paths");
        var described = (
            from path in paths.EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Name != "head"
            select (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)
        ).ToList();

        var mapped = service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(EndpointRights.Names);
        Assert.Equal(
            mapped.Distinct().Except(NotDescribed).Order(StringComparer.Ordinal),
            described.Select(operation => operation.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(described, operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
    }
}
