using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary><c>run.sh</c> on machines that lack something: a copy of it with only a handful of programs.</summary>
public sealed class RunScriptTests : IDisposable
{
    // Programs of every system. No apt-get: a test must not install anything.
    private static readonly string[] Everywhere =
    [
        "bash",
        "dirname",
        "readlink",
        "find",
        "mkdir",
        "mktemp",
        "mv",
        "id",
        "grep",
        "cut",
        "tr",
        "sed",
        "sort",
        "head",
        "ffmpeg",
        "node",
        "npm",
        "cmake",
    ];

    private readonly ScratchFolder folder = new();
    private readonly string programs;

    public RunScriptTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "run.sh needs a shell.");
        programs = Directory.CreateDirectory(folder.File("bin")).FullName;
        Directory.CreateDirectory(folder.File("build"));
        File.Copy(Path.Combine(Repository.Root, "run.sh"), folder.File("run.sh"));
        File.Copy(Path.Combine(Repository.Root, "build", "setup.sh"), folder.File("build/setup.sh"));
        foreach (var name in Everywhere)
            Offer(name);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_dotnet_it_says_where_to_get_it()
    {
        (await RunAsync()).Told(1, "The .NET SDK 10 was not found", "https://dotnet.microsoft.com/download");
    }

    [Fact]
    public async Task Without_a_compiler_it_names_the_package()
    {
        Offer("dotnet");

        (await RunAsync()).ToldInALine(1, "g++", "Install them and start again.");
    }

    private async Task<ProgramRun> RunAsync() =>
        await ProgramRun.OfAsync(
            Cli.Wrap(Path.Combine(programs, "bash"))
                .WithArguments([folder.File("run.sh")])
                .WithWorkingDirectory(folder.Path)
                .WithEnvironmentVariables(e => e.Set("PATH", programs))
        );

    private void Offer(string name)
    {
        var place = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(p => Path.Combine(p, name))
            .FirstOrDefault(File.Exists);
        if (place is not null)
            File.CreateSymbolicLink(Path.Combine(programs, name), place);
    }
}
