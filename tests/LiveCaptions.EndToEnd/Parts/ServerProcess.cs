using System.Diagnostics;
using System.Globalization;
using System.Text;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A server program that a test starts in a folder of its own, and kills at the end.</summary>
internal abstract class ServerProcess : IAsyncDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder errors = new();
    private CancellationTokenSource kill = new();
    private CommandTask<CommandResult>? running;

    /// <summary>The server's folder, deleted with it.</summary>
    protected ScratchFolder Folder { get; } = new();

    /// <summary>Starts the program and waits until it is ready; it may be started again after it was killed.</summary>
    protected async Task StartAsync(Command command, Func<Task<bool>> isReady)
    {
        kill = new();
        running = command
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
        for (var wait = Stopwatch.StartNew(); !await isReady(); await Task.Delay(PollInterval))
            if (running.Task.IsCompleted || wait.Elapsed > Patience)
                Assert.Fail($"{command.TargetFilePath} did not start: {errors}");
    }

    /// <summary>Sends a signal that the server cannot catch, e.g. -STOP or -CONT.</summary>
    public Task SignalAsync(string signal) =>
        Cli.Wrap("kill").WithArguments([signal, running!.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running!.Task);
        kill.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (running is { Task.IsCompleted: false })
            await KillAsync();
        Folder.Dispose();
    }
}
