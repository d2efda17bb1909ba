using System.Text;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A complete run of a program.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs the built program; its logs go to a folder that is deleted with it.</summary>
    public static async Task<ProgramRun> OfAsync(params string[] arguments)
    {
        using var logs = new ScratchFolder();
        return await OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(arguments)
                .WithEnvironmentVariables(e => e.Set("LIVECAPTIONS__LOG__FOLDER", logs.Path))
        );
    }

    /// <summary>Runs any program.</summary>
    public static async Task<ProgramRun> OfAsync(Command command)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var late = new CancellationTokenSource(Patience);
        var result = await command
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(late.Token);
        return new(result.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts the exit code and the error message, without output or stack trace.</summary>
    public void Told(int code, params string[] parts)
    {
        Assert.Equal(code, ExitCode);
        foreach (var part in parts)
            Assert.Contains(part, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.Equal("", Output);
    }

    /// <summary>Asserts the same, with a message of one line.</summary>
    public void ToldInALine(int code, params string[] parts)
    {
        Told(code, parts);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
