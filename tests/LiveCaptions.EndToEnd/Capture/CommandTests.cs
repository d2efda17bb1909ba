using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Command lines run by the shell: run as a whole, and ended as a whole.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly SampleRing ring = new(16000 * 10);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        stop.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("BYTES=32000 sh -c 'head -c $BYTES /dev/zero; sleep 1000'")]
    [InlineData("head -c 16000 /dev/zero; head -c 16000 /dev/zero; sleep 1000")]
    [InlineData("{ head -c 32000 /dev/zero; sleep 1000; } | cat")]
    public async Task A_command_line_is_run_as_a_shell_runs_it(string line)
    {
        var running = Run(line);

        await ReceiveAsync(16000);

        await StopAsync(running);
    }

    [Theory]
    [InlineData("", "asked to end")]
    [InlineData("trap '' TERM; ", "killed, since the shell ignores the signal")]
    public async Task A_command_ends_with_all_processes_that_it_has_started(string before, string how)
    {
        var ids = folder.File("ids");
        var running = Run($"{before}echo $$ >{ids}; sleep 1000 & echo $! >>{ids}; {{ head -c 32000 /dev/zero; sleep 1001; }} | cat");
        await ReceiveAsync(16000);
        var processes = (await File.ReadAllLinesAsync(ids, stop.Token)).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
        Assert.All(processes, id => Assert.True(Runs(id)));

        await StopAsync(running);

        Assert.Equal(2, processes.Length);
        for (var wait = Stopwatch.StartNew(); processes.Any(Runs); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(wait.Elapsed.TotalSeconds < 20, $"The processes still run although they were {how}.");
    }

    private Task Run(string line) =>
        new SupervisedSource(
            new CommandSource(line, new(SampleFormat.S16le)),
            new SourcePolicy(),
            TimeProvider.System,
            NullLogger.Instance
        ).RunAsync(ring, stop.Token);

    private async Task ReceiveAsync(int samples)
    {
        var sound = new float[1600];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        while (samples > 0)
        {
            await ring.WaitAsync(late.Token);
            samples -= ring.Read(sound, out _);
        }
    }

    /// <summary>Stops the source and waits for its processes.</summary>
    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>Whether a process runs; a zombie does not.</summary>
    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }
}
