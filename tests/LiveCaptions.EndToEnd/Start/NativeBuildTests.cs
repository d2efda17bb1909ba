using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>Options for building the speech engine: an impossible one is reported in a sentence before anything is compiled.</summary>
public sealed class NativeBuildTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("GPU=amd", "LIVECAPTIONS_GPU names \"amd\". It can be auto, none, cuda, vulkan or cuda,vulkan.")]
    [InlineData(
        "GPU=none\nRELOCATABLE=yes",
        "LIVECAPTIONS_RELOCATABLE is \"yes\". It can be 1, for an engine that runs on other machines too, or 0."
    )]
    [InlineData("GPU=cuda", "LIVECAPTIONS_GPU asks for cuda, but there is no nvcc.")]
    public async Task What_cannot_be_built_is_told(string kind, string sentence)
    {
        Assert.SkipWhen(kind == "GPU=cuda" && File.Exists("/usr/local/cuda/bin/nvcc"), "CUDA's toolkit is on this machine.");
        // A folder without sources: a build that reached the compiler would fail with another message.
        Directory.CreateDirectory(folder.File("source/src"));
        await File.WriteAllTextAsync(folder.File("source/src/whisper.cpp"), "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("work"));
        await File.WriteAllTextAsync(folder.File("work/lcw.kind.txt"), kind + "\n", TestContext.Current.CancellationToken);

        var run = await Cli.Wrap("cmake")
            .WithArguments([
                "-DNAME=lcw",
                "-DSUBJECT=the speech engine",
                "-DDURATION=two minutes",
                $"-DSOURCES={Path.Combine(Repository.Root, "src/LiveCaptions.Whisper/native")}",
                $"-DWORK={folder.File("work")}",
                $"-DRESULT={folder.File("work/lcw/liblcw.so")}",
                "-P",
                Path.Combine(Repository.Root, "build/native/build.cmake"),
            ])
            .WithEnvironmentVariables(e =>
                e.Set("WHISPER_CPP_SOURCE", folder.File("source")).Set("CXX", "c++").Set("CUDA_PATH", null).Set("CUDA_HOME", null)
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, run.ExitCode);
        Assert.StartsWith(
            sentence,
            await File.ReadAllTextAsync(folder.File("work/lcw.failure.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
