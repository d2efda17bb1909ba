using System.Net.Http.Json;
using System.Text.Json;

namespace LiveCaptions.Tests.Viewers;

/// <summary>The status of the service, as the header of its pages reads it.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Status_tells_what_the_operator_lets_out()
    {
        await using var service = await RunningService.StartAsync();
        using var delayed = await service.Client.PutAsJsonAsync("/api/tracks/main/air-delay", new { seconds = 2 }, Test.Stop);
        using var off = await service.Client.PutAsJsonAsync("/api/tracks/main/outputs/readers", new { on = false }, Test.Stop);
        using var paused = await service.Client.PostAsync(new Uri("/api/tracks/main/pause", UriKind.Relative), null, Test.Stop);

        var status = await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/status", UriKind.Relative), Test.Stop);

        Assert.Equal(
            """{"paused":true,"delay":2,"overlay":true,"readers":false,"offAir":false}""",
            status.GetProperty("tracks")[0].GetProperty("air").GetRawText()
        );
    }
}
