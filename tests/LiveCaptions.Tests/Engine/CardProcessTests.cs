using System.Diagnostics;
using CliWrap;
using LiveCaptions.Engine;

namespace LiveCaptions.Tests.Engine;

/// <summary>Real processes in place of the one that tries a card: there is an answer however the process ends.</summary>
public sealed class CardProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static Task<CardAnswer> AskAsync(string script, TimeSpan? patience = null, CancellationToken? stop = null) =>
        CardProcess.AskAsync(Cli.Wrap("/bin/sh").WithArguments(["-c", script]), patience ?? Patience, stop ?? Test.Stop);

    public CardProcessTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a Unix shell.");

    [Fact]
    public async Task The_answer_is_the_last_line_whatever_drivers_print_before()
    {
        var answer = await AskAsync(
            """
            echo 'driver 1.2 loaded'; echo 'warnings' >&2
            echo '{"Cards":[{"Number":0,"Kind":"Vulkan","Name":"A card","Integrated":false,"FreeBytes":1,"TotalBytes":2}],"Processor":{"Text":"a","Seconds":0.1,"FreeBytes":0},"Tried":{"Text":"b","Seconds":null,"FreeBytes":3},"Trouble":null}'
            """
        );

        Assert.Equal("A card", Assert.Single(answer.Cards).Name);
        Assert.Equal(new("a", 0.1), answer.Processor);
        Assert.Equal(new("b", null, 3), answer.Tried);
        Assert.Null(answer.Trouble);
    }

    [Theory]
    [InlineData("echo 'out of memory' >&2; kill -ABRT $$", "the process that tried it ended with code 134 (out of memory)")]
    [InlineData("exit 1", "the process that tried it ended with code 1")]
    [InlineData("true", "the process that tried it said nothing")]
    [InlineData("echo '{\"Cards\":'", "its answer cannot be read")]
    [InlineData("echo '{}'", "its answer cannot be read")]
    public async Task A_process_that_crashes_or_answers_nonsense_is_a_card_that_cannot_be_used(string script, string trouble)
    {
        var answer = await AskAsync(script);

        Assert.Equal(trouble, answer.Trouble);
        Assert.Empty(answer.Cards);
    }

    [Fact]
    public async Task A_process_that_hangs_is_given_up()
    {
        var answer = await AskAsync("exec tail -f /dev/null", TimeSpan.FromMilliseconds(50));

        Assert.Equal("it gave no answer within 0 s", answer.Trouble);
    }

    [Fact]
    public async Task A_process_that_hangs_is_killed_with_its_children()
    {
        var file = Path.GetTempFileName();
        try
        {
            await AskAsync($"sleep 600 & echo $! > {file}; wait", TimeSpan.FromSeconds(1));

            var child = int.Parse((await File.ReadAllTextAsync(file, Test.Stop)).Trim());
            await EndOfAsync(child);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Output_without_end_is_bounded_and_the_answer_after_it_is_found()
    {
        var answer = await AskAsync("head -c 3000000 /dev/zero | tr '\\0' 'x'; echo; echo '{\"Cards\":[]}'");

        Assert.Null(answer.Trouble);
    }

    /// <summary>Waits until a process is gone; the test run's limit ends a wait in vain.</summary>
    private static async Task EndOfAsync(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            await running.WaitForExitAsync(Test.Stop).WaitAsync(Patience, Test.Stop);
        }
        catch (ArgumentException)
        {
            // It has already ended.
        }
    }

    [Fact]
    public async Task A_missing_program_is_a_card_that_cannot_be_used()
    {
        var answer = await CardProcess.AskAsync(Cli.Wrap("/nowhere/at-all"), Patience, Test.Stop);

        Assert.StartsWith("the process that tries it did not start (", answer.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_program_does_not_wait_for_the_process()
    {
        using var stop = new CancellationTokenSource();
        var asking = AskAsync("exec tail -f /dev/null", stop: stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
