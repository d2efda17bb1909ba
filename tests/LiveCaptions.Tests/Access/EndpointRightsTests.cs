using System.Text.RegularExpressions;
using LiveCaptions.Access;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Access;

/// <summary>The table of entries in SECURITY.md against the endpoints of the running service.</summary>
public sealed partial class EndpointRightsTests
{
    private static readonly Dictionary<string, Rights> Words = new()
    {
        ["nothing"] = Rights.None,
        ["watch"] = Rights.Watch,
        ["speak"] = Rights.Speak,
        ["control"] = Rights.Control,
        ["operator"] = Rights.Keys,
    };

    private static readonly Dictionary<string, TrackScope> Scopes = new()
    {
        ["its own"] = TrackScope.InPath,
        ["shows its own"] = TrackScope.Own,
        ["no"] = TrackScope.AllTracks,
        ["yes"] = TrackScope.NoTrack,
    };

    [Fact]
    public async Task The_table_names_every_entry_what_it_needs_and_what_it_costs_and_nothing_else()
    {
        await using var service = await WithObsAsync();
        var mapped =
            from endpoint in service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from name in EndpointRights.Names(endpoint)
            let entry = EndpointRights.Of(endpoint, name.Split(' ')[0])
            select $"{name}: {entry.Needs}, {entry.Scope}, {entry.FileInObs}, {(int)entry.Cost}";

        var written =
            from row in File.ReadLines(Repository.PathOf("SECURITY.md")).Select(line => Row().Match(line))
            where row.Success
            from Match entry in Entry().Matches(row.Groups[1].Value)
            select $"{entry.Groups[1].Value}: {Words[row.Groups[2].Value]}, {Scopes[row.Groups[3].Value]}, {row.Groups[4].Value == "yes"}, {row.Groups[5].Value}";

        Assert.Equal(mapped.Order(StringComparer.Ordinal).Distinct(), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_mapped_endpoint_has_chosen_its_right_and_its_cost()
    {
        await using var service = await WithObsAsync();
        var unlisted =
            from endpoint in service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<LiveCaptions.Http.ReplacedBy>() is null
            from name in EndpointRights.Names(endpoint)
            where !EndpointRights.Lists(endpoint, name)
            select name;

        Assert.Empty(unlisted);
    }

    private static Task<RunningService> WithObsAsync() =>
        RunningService.StartAsync(new(), RequestOrigin.Connection, new() { Enabled = true, Address = "ws://127.0.0.1:1" });

    [GeneratedRegex(@"^\| (`[A-Z]+ /[^|]*) \| (\w+) \| ([a-z ]+) \| (yes|no) \| (\d+) \|")]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z]+ /[^`]*)`")]
    private static partial Regex Entry();
}
