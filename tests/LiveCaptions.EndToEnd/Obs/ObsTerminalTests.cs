using System.Text;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>A person typing at a terminal, simulated with util-linux's script.</summary>
public sealed class ObsTerminalTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly ScratchFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_password_typed_at_a_terminal_is_not_shown()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"),
            "There is no /usr/bin/script: sudo apt-get install bsdutils"
        );
        await using var obs = await FakeObs.StartAsync(Password);
        var config = folder.Write("mine.json", "{}");
        var (shown, asked) = (new StringBuilder(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        late.CancelAfter(TimeSpan.FromSeconds(60));

        var run = await Cli.Wrap("/usr/bin/script")
            .WithArguments(["-qefc", $"'{Repository.Program}' obs setup --config '{config}' --address {obs.Address}", "/dev/null"])
            .WithEnvironmentVariables(e => e.Set("LIVECAPTIONS__LOG__FOLDER", folder.Path).Set("TERM", "xterm"))
            .WithStandardInputPipe(
                PipeSource.Create(
                    async (keys, stop) =>
                    {
                        await asked.Task.WaitAsync(stop);
                        await Task.Delay(1000, stop); // a person reads the prompt first, then types key by key
                        foreach (var key in Password + "\r")
                        {
                            await keys.WriteAsync(Encoding.UTF8.GetBytes([key]), stop);
                            await keys.FlushAsync(stop);
                            await Task.Delay(30, stop);
                        }
                        // Closing the terminal would hang up.
                        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }
                )
            )
            .WithStandardOutputPipe(
                PipeTarget.Create(
                    async (screen, stop) =>
                    {
                        var bytes = new byte[4096];
                        while (await screen.ReadAsync(bytes, stop) is var count and > 0)
                        {
                            shown.Append(Encoding.UTF8.GetString(bytes, 0, count));
                            if (shown.ToString().Contains("Password: ", StringComparison.Ordinal))
                                asked.TrySetResult();
                        }
                    }
                )
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(late.Token);

        Assert.Equal((0, true), (run.ExitCode, shown.ToString().Contains("Captions are in the scene", StringComparison.Ordinal)));
        Assert.DoesNotContain("horse", shown.ToString(), StringComparison.Ordinal);
    }
}
