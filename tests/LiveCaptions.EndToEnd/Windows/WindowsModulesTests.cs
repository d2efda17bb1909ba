using System.Text.RegularExpressions;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Windows;

/// <summary>The native libraries for Windows: what no run under Wine would show.</summary>
public sealed partial class WindowsModulesTests : IDisposable
{
    private const string Objdump = "/usr/bin/x86_64-w64-mingw32-objdump",
        Compiler = "/usr/bin/x86_64-w64-mingw32-gcc-posix";

    private static readonly string Check = Path.Combine(Repository.Root, "build", "package", "check-modules.sh");
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static void RequireTools() =>
        Assert.SkipUnless(
            File.Exists(Objdump) && File.Exists(Compiler),
            "mingw-w64 is missing. Install it: sudo apt-get install g++-mingw-w64-x86-64-posix"
        );

    [Fact]
    public async Task No_module_takes_the_stack_of_Windows_for_aligned()
    {
        RequireTools();
        var modules = Directory.GetFiles(SetupProgram.Folder(), "*.dll").Where(file => Native().IsMatch(Path.GetFileName(file))).ToArray();
        Assert.Contains(modules, module => module.EndsWith("ggml-cpu-haswell.dll", StringComparison.Ordinal));

        var run = await ProgramRun.OfAsync(Cli.Wrap(Check).WithArguments(modules));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("vmovaps %ymm6, 32(%rsp)", 1)]
    [InlineData("vmovdqa -64(%rbp), %ymm1", 1)]
    [InlineData("vmovdqa64 %zmm9, (%rsp)", 1)]
    [InlineData("vmovups %ymm6, 32(%rsp)", 0)]
    [InlineData("vmovaps %xmm6, 32(%rsp)", 0)]
    [InlineData("vmovaps %ymm6, 32(%rcx)", 0)]
    public async Task Moves_that_would_crash_there_are_told_from_those_that_would_not(string instruction, int code)
    {
        RequireTools();
        var source = folder.Write("code.s", $".text\n.globl DllMainCRTStartup\nDllMainCRTStartup:\n  {instruction}\n  ret\n");
        await Cli.Wrap(Compiler)
            .WithArguments(["-shared", "-nostdlib", "-o", folder.File("code.dll"), source])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(Cli.Wrap(Check).WithArguments(folder.File("code.dll")));

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(code == 1, run.Error.StartsWith("code.dll moves wide registers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lcc", "src/LiveCaptions.Capture/native/lcc.h")]
    [InlineData("lcw", "src/LiveCaptions.Whisper/native/lcw.h")]
    public async Task A_library_exports_every_function_of_its_header_and_nothing_else(string name, string header)
    {
        RequireTools();
        var listing = await ProgramRun.OfAsync(
            Cli.Wrap(Objdump).WithArguments(["--private-headers", Path.Combine(SetupProgram.Folder(), name + ".dll")])
        );
        var names = listing.Output.Split("[Ordinal/Name Pointer] Table")[1].Split("\n\n")[0];
        var declared = await File.ReadAllTextAsync(Path.Combine(Repository.Root, header), TestContext.Current.CancellationToken);

        Assert.Equal(
            Declared().Matches(declared).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
            Exported().Matches(names).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)
        );
    }

    [GeneratedRegex(@"^(lcw|lcc|ggml.*)\.dll$")]
    private static partial Regex Native();

    [GeneratedRegex(@"\b(lc[cw]_[a-z0-9_]+)\(")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^\s*\[\s*\d+\].*?\b([A-Za-z_]\w*)\s*$", RegexOptions.Multiline)]
    private static partial Regex Exported();
}
