using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>Metrics of a real service that captions.</summary>
public sealed class MetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_gathers_is_loaded_before_somebody_asks_and_then_delays_are_measured()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read in /proc");
        await using var service = await ServiceProcess.StartAsync("demo");
        Assert.DoesNotContain("OpenTelemetry", await LoadedAsync(service), StringComparison.Ordinal);

        using var http = new HttpClient();
        var text = "";
        while (!text.Contains("livecaptions_caption_settled_delay_seconds_count{", StringComparison.Ordinal))
        {
            text = await http.GetStringAsync(new Uri(service.Address, "metrics"), Stop);
            await Task.Delay(200, Stop);
        }

        Assert.Contains("OpenTelemetry", await LoadedAsync(service), StringComparison.Ordinal);
        Assert.Contains(
            "livecaptions_engine_step_seconds_count{otel_scope_name=\"LiveCaptions\",track=\"main\"} ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("state=\"running\",track=\"main\"} 1\n", text, StringComparison.Ordinal);
    }

    private static Task<string> LoadedAsync(ServiceProcess service) => File.ReadAllTextAsync($"/proc/{service.Worker}/maps", Stop);
}
