using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Http;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Http;

public sealed class FormerAddressesTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /tracks"] = "GET /api/tracks",
        ["GET /tracks/{track}"] = "GET /api/tracks/{track}/status",
        ["PUT /tracks/{track}"] = "PUT /api/tracks/{track}",
        ["PATCH /tracks/{track}"] = "PATCH /api/tracks/{track}",
        ["DELETE /tracks/{track}"] = "DELETE /api/tracks/{track}",
        ["POST /tracks/{track}/catch-up"] = "POST /api/tracks/{track}/catch-up",
        ["GET /tracks/{track}/events"] = "GET /api/tracks/{track}/events",
        ["GET /tracks/{track}/socket"] = "GET /api/tracks/{track}/socket",
        ["GET /tracks/{track}/sound"] = "GET /api/tracks/{track}/sound",
        ["GET /tracks/{track}/captions.vtt"] = "GET /api/tracks/{track}/captions.vtt",
        ["PUT /api/tracks/{track}/hold"] = "PUT /api/tracks/{track}/air-delay",
        ["POST /obs/captions/on"] = "POST /api/obs/captions/on",
        ["POST /obs/captions/off"] = "POST /api/obs/captions/off",
        ["POST /obs/captions/clear"] = "POST /api/obs/captions/clear",
        ["POST /obs/retry"] = "POST /api/obs/retry",
    };

    [Fact]
    public async Task Every_earlier_address_leads_to_its_present_one_and_is_deprecated_in_the_document()
    {
        await using var service = await RunningService.StartAsync();
        var mapped = service
            .Part<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ReplacedBy>() is not null)
            .ToDictionary(FormerAddresses.Describe, endpoint => endpoint.Metadata.GetMetadata<ReplacedBy>()!.ToString());
        Assert.Equal(Expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), mapped.OrderBy(pair => pair.Key, StringComparer.Ordinal));

        var document = await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/openapi.json", UriKind.Relative), Test.Stop);
        var deprecated =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("deprecated", out var mark) && mark.GetBoolean()
            select $"{operation.Name.ToUpperInvariant()} {path.Name}";
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), deprecated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_air_delay_is_set_and_read_under_its_former_name_too()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Client.PutAsJsonAsync(
            new Uri("/api/tracks/main/hold", UriKind.Relative),
            new { seconds = 2.5 },
            Test.Stop
        );
        var track = await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/tracks/main", UriKind.Relative), Test.Stop);

        Assert.Equal(
            (204, 2.5, 2.5),
            ((int)answer.StatusCode, track.GetProperty("hold").GetDouble(), track.GetProperty("airDelay").GetDouble())
        );
    }

    [Fact]
    public async Task The_log_names_the_present_address_once_and_never_what_was_typed()
    {
        var log = new CollectingLogger();
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapPut("/new/{track}", () => Results.NoContent()).Formerly("/old/{track}");
        FormerAddresses.Map(app, log);
        var copy = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.RoutePattern.RawText == "/old/{track}");

        for (var i = 0; i < 3; i++)
        {
            var context = new DefaultHttpContext { RequestServices = app.Services };
            context.Request.RouteValues["track"] = "typed";
            await copy.RequestDelegate!(context);
            Assert.Equal(204, context.Response.StatusCode);
        }

        Assert.Equal(
            "Warning: A program uses PUT /old/{track}, which answers for one more version. Change it to PUT /new/{track}.",
            Assert.Single(log.Lines)
        );
    }
}
