using System.Globalization;
using System.Text;
using System.Text.Json;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The double of the service that the pages are developed with: what goes wrong on other machines can be shown with it.</summary>
internal sealed class ServiceDouble : ServerProcess
{
    private readonly int port = ServiceProcess.FreePort();

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Starts it; skips the test where Node.js is missing.</summary>
    /// <param name="state">What is otherwise than on a machine with three inputs, an English model and no OBS.</param>
    public static async Task<ServiceDouble> StartAsync(object? state = null)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "node"))),
            "node is missing. Install it: sudo apt-get install nodejs"
        );
        var service = new ServiceDouble();
        await service.StartAsync(
            Cli.Wrap("node")
                .WithArguments([
                    Path.Combine(Repository.Root, "overlays", "tests", "double", "serve.js"),
                    service.port.ToString(CultureInfo.InvariantCulture),
                    JsonSerializer.Serialize(state ?? new { }),
                ]),
            () => LocalPort.ListensAsync(service.port)
        );
        return service;
    }

    /// <summary>Changes what is the case while a page looks at it.</summary>
    public async Task ChangeAsync(object state)
    {
        using var http = new HttpClient();
        using var body = new StringContent(JsonSerializer.Serialize(state), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(Address, "double"), body);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
