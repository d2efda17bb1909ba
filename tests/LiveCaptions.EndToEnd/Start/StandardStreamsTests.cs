using System.Net;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>The real program where standard input, output or error are closed, or end on a full disk.</summary>
public sealed class StandardStreamsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData(">/dev/full 2>/dev/full")]
    public async Task Captions_do_not_depend_on_a_terminal(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The redirections are those of a Unix shell.");
        var port = ServiceProcess.FreePort();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(5) };
        using var kill = new CancellationTokenSource();
        var service = Shell(redirection, "--source", Repository.Jfk, "--loop", "--port", $"{port}").ExecuteAsync(kill.Token);
        try
        {
            await UntilAsync(http, "health/ready", (status, _) => status == HttpStatusCode.OK);
            await UntilAsync(http, "api/tracks/main/captions.vtt", (_, text) => text.Contains("country", StringComparison.Ordinal));
            await Cli.Wrap("kill").WithArguments(["-TERM", $"{service.ProcessId}"]).ExecuteAsync(CancellationToken.None);
            Assert.Equal(0, (await service.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ExitCode);
        }
        finally
        {
            await kill.CancelAsync();
        }
        Assert.Contains(
            "captioning",
            string.Concat(Directory.GetFiles(folder.File("logs"), "*.log").Select(File.ReadAllText)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(">&-", "it is closed", "devices")]
    [InlineData(">&-", "it is closed", "models", "list")]
    [InlineData(">/dev/full", "No space left on device", "doctor", "--json")]
    [InlineData(">/dev/full", "No space left on device", "--help")]
    public async Task A_result_that_cannot_be_written_is_an_error_that_says_so(
        string redirection,
        string reason,
        params string[] command
    ) =>
        (await ProgramRun.OfAsync(Shell(redirection, command))).ToldInALine(
            1,
            $"The result could not be written to standard output ({reason}), so it is missing or incomplete there."
        );

    [Theory]
    [InlineData(">&-")]
    [InlineData(">/dev/full")]
    public async Task So_is_a_transcript(string redirection)
    {
        var run = await ProgramRun.OfAsync(Shell(redirection, "transcribe", Repository.Jfk));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The result could not be written to standard output", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>&-", 2, "nonsense")]
    [InlineData("2>/dev/full", 2, "nonsense")]
    [InlineData("2>&-", 1, "transcribe", "none.wav")]
    public async Task Errors_that_nobody_can_read_keep_their_exit_code(string redirection, int code, params string[] command)
    {
        var run = await ProgramRun.OfAsync(Shell(redirection, command));
        Assert.Equal(code, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private Command Shell(string redirection, params string[] arguments) =>
        Cli.Wrap("bash")
            .WithArguments(["-c", $"exec \"$0\" \"$@\" {redirection}", Repository.Program, .. arguments])
            .WithEnvironmentVariables(e =>
                e.Set("LIVECAPTIONS__LOG__FOLDER", folder.File("logs")).Set("XDG_DATA_HOME", folder.File("data"))
            )
            .WithValidation(CommandResultValidation.None);

    private static async Task UntilAsync(HttpClient http, string address, Func<HttpStatusCode, string, bool> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(90));
        for (; ; await Task.Delay(100, late.Token))
            try
            {
                using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), late.Token);
                if (isSo(answer.StatusCode, await answer.Content.ReadAsStringAsync(late.Token)))
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
    }
}
