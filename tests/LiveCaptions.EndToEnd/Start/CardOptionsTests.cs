using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>For which graphics cards the engine is built, on a machine where the tools of Vulkan seem to be installed.</summary>
public sealed class CardOptionsTests : IDisposable
{
    private const string Ask =
        "cmake_minimum_required(VERSION 3.18)\nfunction(give_up)\n  string(JOIN \"\" sentence ${ARGN})\n  message(FATAL_ERROR \"${sentence}\")\nendfunction()\n"
        + "include(${SOURCES}/options.cmake)\nmessage(\"${OPTIONS}\")\n";

    private const string Glslc =
        "#!/bin/sh\nfor a; do case $before in -o) out=$a ;; esac; before=$a; done\n"
        + "[ -z \"$out\" ] || { echo called >>\"$0.log\"; echo code >\"$out\"; }\n";

    // By its full path: with another PATH it would not find its own files.
    private static readonly string CMake = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(place => Path.Combine(place, "cmake"))
        .First(File.Exists);

    private readonly ScratchFolder folder = new();

    public CardOptionsTests()
    {
        Offer("bin/glslc", Glslc);
        Offer("include/vulkan/vulkan.hpp");
        Offer("include/spirv/unified1/spirv.hpp");
        Offer("share/cmake/SPIRV-Headers/SPIRV-HeadersConfig.cmake");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", false)]
    [InlineData("none", false)]
    [InlineData("auto", true)]
    [InlineData("vulkan", true)]
    public async Task Tools_that_are_installed_change_nothing_unless_cards_are_asked_for(string wanted, bool built)
    {
        var options = await AskAsync(wanted);

        Assert.Equal(0, options.ExitCode);
        Assert.Contains(built ? "-DLCW_GPU=vulkan;" : "-DLCW_GPU=;", options.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bin/glslc", "glslc")]
    [InlineData("share/cmake/SPIRV-Headers/SPIRV-HeadersConfig.cmake", "spirv-headers")]
    public async Task A_missing_tool_is_named_by_its_package(string file, string package)
    {
        Assert.SkipWhen(
            package == "spirv-headers" && File.Exists("/usr/share/cmake/SPIRV-Headers/SPIRV-HeadersConfig.cmake"),
            "It is installed here."
        );
        File.Delete(folder.File(file));

        Told(await AskAsync("vulkan"), $"sudo apt-get install {package}. Or set LIVECAPTIONS_GPU=none.");
    }

    [Fact]
    public async Task Cards_that_cannot_be_built_for_another_system_are_told()
    {
        Told(await AskAsync("vulkan", "linux-arm64"), "LIVECAPTIONS_GPU asks for vulkan, which cannot be built for linux-arm64 here.");
    }

    [Fact]
    public async Task A_shader_is_compiled_once_for_all_targets()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a shell script.");
        Assert.Equal(0, (await AskAsync("vulkan")).ExitCode);

        foreach (var target in (ReadOnlySpan<string>)["one", "two"])
            Directory.CreateDirectory(folder.File(target));
        var first = await CompileAsync("one");
        var second = await CompileAsync("two");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal("code\n", Read("two/add.spv"));
        Assert.Equal($"{folder.File("two/add.spv")}: add.comp\n", Read("two/add.d"));
        Assert.Equal("called\n", Read("bin/glslc.log"));
    }

    private string Read(string name) => File.ReadAllText(folder.File(name));

    private Task<ProgramRun> CompileAsync(string target) =>
        ProgramRun.OfAsync(
            Cli.Wrap(folder.File("glslc-kept.sh"))
                .WithArguments([
                    "-fshader-stage=compute",
                    "add.comp",
                    "-o",
                    folder.File($"{target}/add.spv"),
                    "-MD",
                    "-MF",
                    folder.File($"{target}/add.d"),
                ])
        );

    private static void Told(ProgramRun run, string sentence)
    {
        Assert.NotEqual(0, run.ExitCode);
        // CMake breaks its lines.
        Assert.Contains(
            sentence,
            string.Join(' ', run.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    /// <summary>What the engine's options are; no compiler for CUDA is to be found.</summary>
    private Task<ProgramRun> AskAsync(string wanted, string rid = "")
    {
        Assert.SkipWhen(File.Exists("/usr/local/cuda/bin/nvcc"), "CUDA's toolkit is on this machine.");
        folder.Write("lcw.kind.txt", $"GPU={wanted}\nRELOCATABLE=\n");
        return ProgramRun.OfAsync(
            Cli.Wrap(CMake)
                .WithArguments([
                    "-DNAME=lcw",
                    "-DSUBJECT=the speech engine",
                    $"-DSOURCES={Path.Combine(Repository.Root, "src/LiveCaptions.Whisper/native")}",
                    $"-DWORK={folder.Path}",
                    $"-DDOWNLOADS={folder.Path}",
                    $"-DRID={rid}",
                    $"-DTOOLCHAIN={rid}",
                    "-P",
                    folder.Write("ask.cmake", Ask),
                ])
                .WithEnvironmentVariables(e =>
                    e.Set("VULKAN_SDK", folder.Path).Set("PATH", folder.File("bin")).Set("CUDA_PATH", null).Set("CUDA_HOME", null)
                )
        );
    }

    private void Offer(string name, string text = "")
    {
        var file = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
