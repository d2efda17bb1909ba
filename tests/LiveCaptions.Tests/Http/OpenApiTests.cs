using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Http;

/// <summary>The OpenAPI document of the real service.</summary>
public sealed class OpenApiTests
{
    /// <summary>SignalR's endpoints and the document itself have no place in it.</summary>
    private static readonly string[] NotDescribed = ["ANY /captions", "ANY /captions/negotiate", "GET /api/{documentName}.json"];

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
