using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>The engine of machines for which ours is not built, on this one.</summary>
public sealed class PackagedEngineTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "packaged-engine");

    private static async Task<ProgramRun> TranscribeAsync(string engine)
    {
        using var logs = new ScratchFolder();
        return await ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(["transcribe", Repository.Jfk])
                .WithEnvironmentVariables(e => e.Set("LIVECAPTIONS__LOG__FOLDER", logs.Path).Set(PackagedEngine.FolderVariable, engine))
        );
    }

    [Fact]
    public async Task It_writes_what_was_said()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "the package has no library for this kind of machine");

        var run = await TranscribeAsync(Folder);

        output.WriteLine(run.Output + run.Error);
        Assert.Equal(0, run.ExitCode);
        var said = PlainWords.Of(await File.ReadAllTextAsync(Repository.JfkText, TestContext.Current.CancellationToken)).ToArray();
        Assert.InRange(Alignment.Of(said, [.. PlainWords.Of(run.Output)]).Edits, 0, 3); // of 22 words; ours makes 2
    }

    [Fact]
    public async Task A_library_of_it_that_is_missing_is_named_in_a_sentence()
    {
        using var empty = new ScratchFolder();

        var run = await TranscribeAsync(empty.Path);

        run.ToldInALine(1, PackagedEngine.FileOf(GgmlApi.Base), "is missing, so nothing can be recognised");
    }
}
