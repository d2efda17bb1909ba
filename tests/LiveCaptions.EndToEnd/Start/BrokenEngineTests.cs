using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>A build of the engine that does not compute on this processor costs speed and a sentence, not the captions.</summary>
public sealed class BrokenEngineTests : IDisposable
{
    // A library that behaves like an engine until it is asked to compute.
    private const string Engine = """
        #include <stdlib.h>
        #include "lcw.h"
        int lcw_abi(void) { return LCW_ABI; }
        int lcw_start(const char * folder, const char * module) { (void) folder; (void) module; return 0; }
        const char * lcw_last_error(void) { return "products of q8_0 weights are wrong"; }
        int lcw_check(int threads) { (void) threads; FAILS }
        """;

    private static readonly string Clip = Path.Combine(Repository.Root, "demo/jfk.wav");
    private readonly ScratchFolder folder = new();

    public BrokenEngineTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is copied with a Unix command.");
        Assert.SkipUnless(
            File.Exists(Path.Combine(Path.GetDirectoryName(Repository.Program)!, "liblcw-plain.so")),
            "The engine is built in modules, so there is no lower level to fall back to in this folder."
        );
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("__builtin_trap();", "(illegal instruction)")]
    [InlineData("abort();", "ended with code 134")]
    [InlineData("return *(volatile int *) 16;", "ended with code 139")]
    [InlineData("return -1;", "products of q8_0 weights are wrong")]
    [InlineData(null, "could not be loaded")]
    public async Task Captions_come_from_a_lower_level_and_one_sentence_says_why(string? fails, string reason)
    {
        await CopyAsync();
        await BreakAsync("", fails);

        var first = await RunAsync("transcribe", Clip);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("country", first.Output, StringComparison.Ordinal);
        Assert.Contains("The build of the speech engine for this processor does not work on it: ", first.Error, StringComparison.Ordinal);
        Assert.Contains(reason, first.Error, StringComparison.Ordinal);
        Assert.Contains("recognises instead, so captions come all the same", first.Error, StringComparison.Ordinal);

        var second = await RunAsync("transcribe", Clip);
        Assert.Equal((0, first.Output, ""), (second.ExitCode, second.Output, second.Error));
        Assert.Contains("The speech engine computes with its build for ", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_level_that_computes_a_sentence_names_each()
    {
        await CopyAsync();
        foreach (var level in new[] { "", "-avx2", "-plain" })
            await BreakAsync(level, "__builtin_trap();");

        (await RunAsync("transcribe", Clip)).ToldInALine(
            1,
            "The speech engine cannot compute on this machine",
            "its build for any processor"
        );
        Assert.Equal(1, (await RunAsync("doctor")).ExitCode);
    }

    private async Task CopyAsync() =>
        Assert.Equal(
            0,
            (
                await ProgramRun.OfAsync(
                    Cli.Wrap("cp").WithArguments(["-a", Path.GetDirectoryName(Repository.Program)!, folder.File("program")])
                )
            ).ExitCode
        );

    /// <param name="fails">How it fails to compute; null: it is not even a library.</param>
    private async Task BreakAsync(string level, string? fails)
    {
        var library = folder.File($"program/liblcw{level}.so");
        if (fails is null)
        {
            await File.WriteAllTextAsync(library, "not a library", TestContext.Current.CancellationToken);
            return;
        }
        var source = folder.Write("engine.c", Engine.Replace("FAILS", fails, StringComparison.Ordinal));
        string[] arguments =
        [
            "-shared",
            "-fPIC",
            $"-I{Path.Combine(Repository.Root, "src/LiveCaptions.Whisper/native")}",
            source,
            "-o",
            library,
        ];
        Assert.Equal(0, (await ProgramRun.OfAsync(Cli.Wrap("cc").WithArguments(arguments))).ExitCode);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(
            Cli.Wrap(folder.File("program/livecaptions"))
                .WithArguments(arguments)
                .WithEnvironmentVariables(e =>
                    e.Set("XDG_DATA_HOME", folder.File("data")).Set("LIVECAPTIONS__LOG__FOLDER", folder.File("logs"))
                )
        );
}
