using System.Net;
using System.Net.Sockets;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>The real program reports every failed start in a sentence, with an exit code.</summary>
public sealed class UnhappyStartTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_that_is_not_there() =>
        (await ProgramRun.OfAsync("--source", folder.File("none.wav"))).ToldInALine(1, "none.wav does not exist");

    [Fact]
    public async Task An_empty_file() =>
        (await ProgramRun.OfAsync("--source", folder.Write("empty.wav", ""))).ToldInALine(1, "empty.wav is empty");

    [Fact]
    public async Task A_text_as_sound() =>
        (
            await ProgramRun.OfAsync("--source", folder.Write("notes.txt", string.Concat(Enumerable.Repeat("Not sound but words.\n", 100))))
        ).ToldInALine(1, "notes.txt");

    [Fact]
    public async Task A_model_that_was_cut_short()
    {
        var model = folder.File("model.bin");
        await File.WriteAllBytesAsync(
            model,
            (await File.ReadAllBytesAsync(Repository.Model, TestContext.Current.CancellationToken))[..2_000_000],
            TestContext.Current.CancellationToken
        );

        (await ProgramRun.OfAsync("--model", model, "--port", $"{ServiceProcess.FreePort()}")).ToldInALine(1, "model.bin");
    }

    [Fact]
    public async Task A_model_of_another_program() =>
        (
            await ProgramRun.OfAsync(
                "--model",
                folder.Write("foreign.bin", "GGUF" + new string('x', 5000)),
                "--port",
                $"{ServiceProcess.FreePort()}"
            )
        ).ToldInALine(1, "foreign.bin");

    [Theory]
    [InlineData("-n 64", "Only 64 files may be open at a time here")]
    [InlineData("-n 120", "Only 120 files may be open at a time here")]
    [InlineData("-n 383", "Only 383 files may be open at a time here")]
    [InlineData("-v 2500000", "MB of address space are allowed here")]
    [InlineData("-v 3000000", "MB of address space are allowed here")]
    [InlineData("-v 4000000", "MB of memory and")]
    [InlineData("-v 5000000", "MB of memory and")]
    public async Task A_limit_that_is_too_low(string limit, string sentence)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The limits are those of a Unix shell.");
        string[] arguments = ["-c", $"ulimit {limit} && exec \"$0\" \"$@\"", Repository.Program, "transcribe", Repository.Jfk];
        (await ProgramRun.OfAsync(CliWrap.Cli.Wrap("bash").WithArguments(arguments))).ToldInALine(1, sentence);
    }

    [Fact]
    public async Task A_port_in_use()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        (await ProgramRun.OfAsync("--port", $"{port}")).ToldInALine(1, $"Port {port} is in use");
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_settings_at_once()
    {
        var settings = folder.Write(
            "settings.json",
            """
            {
              "Server": { "Prot": 4955, "Port": 80 },
              "Captions": { "Lines": 9, "Chars": "many" }
            }
            """
        );

        (await ProgramRun.OfAsync("serve", "--config", settings)).Told(
            2,
            "Server:Prot",
            "Did you mean Port?",
            "Server:Port = 80",
            "Captions:Lines = 9",
            "Captions:Chars = many",
            "line 2",
            "line 3"
        );
    }

    [Fact]
    public async Task A_WAV_that_was_cut_short_is_played_as_far_as_it_goes()
    {
        var wav = folder.File("short.wav");
        await File.WriteAllBytesAsync(
            wav,
            (await File.ReadAllBytesAsync(Repository.Jfk, TestContext.Current.CancellationToken))[..100_000],
            TestContext.Current.CancellationToken
        );

        await using var service = await ServiceProcess.StartAsync(wav);
        await using var viewer = await HubViewer.ConnectAsync(service.Address);
        await service.UntilTrackAsync("ended");

        Assert.Contains("short.wav is cut short", service.Said, StringComparison.Ordinal);
        while (viewer.Newest is not { Lines.Count: > 0 })
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Contains("fellow", string.Join(' ', viewer.Newest.Lines.Select(l => l.Settled)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await service.StopAsync());
    }
}
