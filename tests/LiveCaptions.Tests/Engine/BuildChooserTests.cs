using CliWrap;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Engine;

public sealed class BuildChooserTests : IDisposable
{
    private const string Illegal = "the process that tried it ended with code 132 (illegal instruction)";
    private readonly ScriptedTerminal reported = new();
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<BuildChoice> ChooseAsync(IBuildProbe builds, string machine = "a processor") =>
        new BuildChooser(builds, new(Path.Combine(root, "engine.json")), machine).ChooseAsync(reported.WriteLine, Test.Stop);

    [Fact]
    public async Task The_fastest_build_that_computes_is_used_and_a_slower_one_costs_a_sentence()
    {
        var builds = new ScriptedBuilds(
            ("sapphirerapids", Illegal),
            ("icelake", "it gave no answer within 30 s"),
            ("haswell", null),
            ("x64", null)
        );

        var choice = await ChooseAsync(builds);

        Assert.Equal(("haswell", "haswell"), (choice.Build, builds.Used));
        Assert.Equal(["sapphirerapids", "icelake", "haswell"], builds.Tried);
        Assert.Equal(
            $"The build of the speech engine for processors like sapphirerapids does not work on it: {Illegal}. Its build for processors like haswell recognises instead, so captions come all the same, with more work for the processor.\n",
            reported.ToString()
        );
    }

    [Theory]
    [InlineData("the process that tried it ended with code 137 (killed)", false)]
    [InlineData("it gave no answer within 30 s", false)]
    [InlineData("The speech engine failed in Lcw.lcw_check: no memory for the check", true)]
    public async Task A_failure_of_a_busy_moment_costs_speed_until_the_next_start_only(string trouble, bool lasts)
    {
        Assert.Equal("avx2", (await ChooseAsync(new ScriptedBuilds(("native", trouble), ("avx2", null)) { Lasts = lasts })).Build);

        Assert.Equal("native", (await ChooseAsync(new ScriptedBuilds(("native", null), ("avx2", null)))).Build);
    }

    [Fact]
    public async Task Later_starts_ask_nothing_and_say_nothing()
    {
        await ChooseAsync(new ScriptedBuilds(("native", Illegal), ("avx2", null)));
        reported.GetStringBuilder().Clear();
        var later = new ScriptedBuilds(("native", Illegal), ("avx2", null));

        Assert.NotNull((await ChooseAsync(later)).Cause);
        Assert.Equal(("avx2", 0, ""), (later.Used, later.Tried.Count, reported.ToString()));
    }

    [Theory]
    [InlineData("another processor")]
    [InlineData("a processor, an instruction set less")]
    public async Task Another_processor_is_asked_again(string machine)
    {
        await ChooseAsync(new ScriptedBuilds(("native", null)));
        var moved = new ScriptedBuilds(("native", Illegal), ("plain", null));

        Assert.Equal("plain", (await ChooseAsync(moved, machine)).Build);
        Assert.Equal(2, moved.Tried.Count);
    }

    [Fact]
    public async Task Another_engine_is_asked_again()
    {
        var library = Path.Combine(root, "liblcw.so");
        await File.WriteAllTextAsync(library, "one", Test.Stop);
        var builds = new FileBuilds(library);
        await ChooseAsync(builds);
        await File.WriteAllTextAsync(library, "another", Test.Stop);

        await ChooseAsync(builds);

        Assert.Equal(2, builds.Tried);
    }

    [Theory]
    [InlineData("{ torn")]
    [InlineData("{\"a\":null}")]
    [InlineData("")]
    public async Task A_damaged_memory_asks_again(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(root, "engine.json"), text, Test.Stop);

        Assert.Equal("native", (await ChooseAsync(new ScriptedBuilds(("native", null)))).Build);
    }

    [Fact]
    public async Task If_no_build_computes_the_sentence_names_each_and_nothing_is_remembered()
    {
        var builds = new ScriptedBuilds(("native", Illegal), ("plain", "its answer cannot be read"));

        var error = await Assert.ThrowsAsync<NativeLibraryException>(() => ChooseAsync(builds));

        Assert.StartsWith(
            "The speech engine cannot compute on this machine, so nothing can be recognised: its build for this processor:",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("its build for any processor: its answer cannot be read.", error.Message, StringComparison.Ordinal);
        Assert.Equal("plain", (await ChooseAsync(new ScriptedBuilds(("native", Illegal), ("plain", null)))).Build);
    }

    [Fact]
    public async Task A_process_that_the_system_does_not_start_proves_nothing()
    {
        var builds = new ScriptedBuilds();
        Assert.Equal("native", (await ChooseAsync(builds)).Build);
        await ChooseAsync(builds);
        Assert.Equal(2, builds.Tried.Count);
    }

    [Theory]
    [InlineData("", true, "The speech engine computes, with its build for this processor.")]
    [InlineData(Illegal, false, "The speech engine computes with its build for any processor.")]
    public async Task Doctor_says_which_build_computes_at_every_run(string trouble, bool good, string about)
    {
        for (var run = 0; run < 2; run++)
        {
            var builds = new ScriptedBuilds(("native", trouble.Length > 0 ? trouble : null), ("plain", null));
            var finding = Assert.Single(await HardwareReport.LookAtBuildsAsync(new(root, root), builds, Test.Stop));
            Assert.Equal((good ? Mark.Good : Mark.Doubtful, about), (finding.Mark, finding.About));
        }
    }

    [Fact]
    public async Task Doctor_finds_an_engine_that_cannot_compute()
    {
        var builds = new ScriptedBuilds(("native", Illegal));
        var finding = Assert.Single(await HardwareReport.LookAtBuildsAsync(new ModelFolder(root, root), builds, Test.Stop));
        Assert.Equal((Mark.Bad, Problem.NoEngine.About()), (finding.Mark, finding.About));
    }

    /// <summary>However the process ends, it is an answer.</summary>
    [Theory]
    [InlineData("kill -ILL $$", Illegal)]
    [InlineData("kill -ABRT $$", "the process that tried it ended with code 134 (aborted)")]
    [InlineData(
        "echo 'ggml.c:1: GGML_ASSERT(a) failed' >&2; kill -ABRT $$",
        "the process that tried it ended with code 134 (ggml.c:1: GGML_ASSERT(a) failed)"
    )]
    [InlineData("kill -SEGV $$", "the process that tried it ended with code 139 (memory fault)")]
    [InlineData("kill -FPE $$", "the process that tried it ended with code 136 (arithmetic fault)")]
    [InlineData("exec tail -f /dev/null", "it gave no answer within 1 s")]
    [InlineData("true", "the process that tried it said nothing")]
    public async Task A_process_that_dies_or_hangs_is_a_build_that_does_not_work(string script, string trouble)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a Unix shell.");
        var trial = await TrialProcess.AskAsync<BuildAnswer>(
            Cli.Wrap("/bin/sh").WithArguments(["-c", script]),
            TimeSpan.FromSeconds(script.StartsWith("exec", StringComparison.Ordinal) ? 1 : 60),
            Test.Stop
        );
        Assert.Equal((trouble, true), (trial.Trouble, trial.Started));
    }

    [Fact]
    public void The_engine_of_this_build_computes_on_this_machine() => EngineBuilds.Check(threads: 2);

    private sealed class FileBuilds(string library) : IBuildProbe
    {
        public int Tried { get; private set; }

        public IReadOnlyList<EngineBuild> Find() => [new("native", library, null)];

        public Task<Trial<BuildAnswer>> TryAsync(EngineBuild build, CancellationToken stop)
        {
            Tried++;
            return Task.FromResult(new Trial<BuildAnswer>(new(null), null));
        }

        public void Use(EngineBuild build) { }
    }
}
