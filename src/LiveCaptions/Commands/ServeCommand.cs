using System.CommandLine;
using System.Net;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog;

namespace LiveCaptions.Commands;

/// <summary>Captions the configured tracks and serves them to viewers on this machine.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var command = new Command("serve", "Caption, and show the captions at the printed addresses (the default).");
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options and the work of serving.</summary>
    public static void AddTo(Command command)
    {
        var options = new SettingOptions()
            .With<int>("--port", "Server:Port", "Port on this machine; 0: any free one.", "N")
            .With<string>("--source", "Tracks:main:Source", "What to caption: demo, stdin, or a sound or video file.", "SOURCE")
            .With<bool>("--loop", "Tracks:main:Loop", "Begin the file again at its end.")
            .With<string>("--format", "Tracks:main:Format", "Of the samples on standard input (16 kHz, mono): s16le or f32le.", "FORMAT")
            .WithModel();
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(options.Read(parsed), stop));
    }

    private static async Task<int> RunAsync(AppSettings settings, CancellationToken stop)
    {
        Logs.Start(settings.Log);
        using var model = Models.Load(settings.Recognition);
        foreach (var track in settings.Tracks.Values) model.Check(TrackRoom.Stream(settings, track));
        await using var app = Build(settings, model);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException cause) when (cause.InnerException is AddressInUseException)
        {
            throw new PortException(settings.Server.Port, cause);
        }
        Announce(app, settings, model.Name);
        await app.WaitForShutdownAsync(stop);
        return ExitCode.Done;
    }

    private static WebApplication Build(AppSettings settings, Whisper.SpeechModel model)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();          // settings come from their own reader only
        builder.Services.AddSerilog();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            if (settings.Server.Port == 0) kestrel.Listen(IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(settings.Server.Port);
        });
        builder.Services.AddViewers(settings);
        builder.Services.AddHealth();
        builder.Services.AddTracks(settings, model);
        var app = builder.Build();
        app.MapViewers();
        app.MapHealth();
        return app;
    }

    private static void Announce(WebApplication app, AppSettings settings, string model)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var here = $"http://127.0.0.1:{new Uri(address).Port}";
        Console.WriteLine($"""

            LiveCaptions {HealthRoom.Version} is running with {model}, captioning {string.Join(", ", settings.Tracks.Select(t => $"{t.Key} ({t.Value.Source})"))}.
              Start page:           {here}/
              Overlay for OBS:      {here}/overlay
            Stop with Ctrl-C.

            """);
    }
}
