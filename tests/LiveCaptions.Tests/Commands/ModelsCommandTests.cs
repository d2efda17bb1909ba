using System.Text.Json;
using LiveCaptions.Commands;
using LiveCaptions.Models;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Models;
using LiveCaptions.Tests.Whisper.Models;

namespace LiveCaptions.Tests.Commands;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ModelFolder folder;
    private readonly ScriptedTerminal output = new(),
        error = new();
    private long free = long.MaxValue;

    public ModelsCommandTests()
    {
        folder = new(Path.Combine(root, "own"), Path.Combine(root, "embedded"));
        Directory.CreateDirectory(Path.Combine(root, "embedded"));
        File.WriteAllBytes(Path.Combine(root, "embedded", "ggml-tiny.en-q8_0.bin"), ModelHost.Model);
        File.WriteAllBytes(Given, ModelHost.Model);
    }

    private string Given => Path.Combine(root, "given.bin");

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        using var engine = new ScriptedEngine();
        var context = new CommandContext(output, error, new Dictionary<string, string>(), new ScriptedDecoder([]), ShowsProgress: false)
        {
            Models = folder,
            FreeBytes = _ => free,
            Connect = () => new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }),
        };
        var code = await CommandLine.RunAsync(
            ["models", .. arguments],
            new SpeechEngine((_, _, _, _) => engine, (_, _, _) => Task.CompletedTask, _ => new SilentRecognisers()),
            context,
            Test.Stop
        );
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task A_Moonshine_model_is_imported_listed_verified_and_removed()
    {
        var file = Path.Combine(root, "moonshine-base-en-q8_0.gguf");
        new GgufBytes().Write(file);

        var imported = await RunAsync("import", file, "--name", "moonshine-base-en");
        Assert.Equal(0, imported.Code);
        Assert.Contains("Use it: livecaptions --model moonshine-base-en", imported.Output, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(folder.Own, "moonshine-base-en.gguf"), folder.Require("moonshine-base-en").Path);
        Assert.Contains("moonshine-base-en ", (await RunAsync("list")).Output, StringComparison.Ordinal);
        var verified = await RunAsync("verify", "moonshine-base-en");
        Assert.Equal((0, ""), (verified.Code, verified.Error));
        Assert.Contains("moonshine-base-en is complete and unchanged", verified.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rm", "moonshine-base-en")).Code);
        Assert.Null(folder.Find("moonshine-base-en"));
    }

    [Fact]
    public async Task A_Moonshine_model_that_is_cut_short_is_not_imported()
    {
        var file = Path.Combine(root, "moonshine.gguf");
        new GgufBytes { Weights = 1000 }.Write(file);

        var (code, _, error) = await RunAsync("import", file);

        Assert.Equal(1, code);
        Assert.Contains("is cut short", error, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Present(), model => !model.Embedded);
    }

    [Fact]
    public void The_catalogue_is_complete_for_each_model()
    {
        Assert.True(ModelCatalogue.All.Count > 10);
        Assert.Equal(ModelCatalogue.All.Select(model => model.Name).Distinct(), ModelCatalogue.All.Select(model => model.Name));
        Assert.All(ModelCatalogue.All, model =>
        {
            Assert.True(ModelFolder.IsName(model.Name));
            Assert.True(model.Bytes > 40_000_000 && model.MemoryMB * 1e6 > model.Bytes);
            Assert.All(model.Sha256, sha256 => Assert.Equal(sha256, ModelDigest.In(sha256)));
            Assert.Equal(("MIT", model.Name.Contains(".en", StringComparison.Ordinal)), (model.Licence, model.Languages == "en"));
        });
    }

    [Fact]
    public async Task The_catalogue_lists_the_embedded_model()
    {
        var embedded = new ModelFolder(folder.Own, LiveCaptions.Settings.ProgramFiles.EmbeddedModels).Require("tiny.en-q8_0");

        var finding = await ModelCheck.LookAsync(embedded, _ => { }, Test.Stop);

        Assert.True(finding.Good, finding.Finding);
        Assert.Equal(ModelCatalogue.Find("tiny.en-q8_0")!.Bytes, embedded.Bytes);
    }

    [Fact]
    public async Task A_model_is_imported_listed_verified_and_removed()
    {
        var imported = await RunAsync("import", Given, "--name", "mine");
        Assert.Equal((0, ""), (imported.Code, imported.Error));
        Assert.Contains("mine is here (0.3 MB", imported.Output, StringComparison.Ordinal);

        Assert.Contains("  mine ", (await RunAsync("list")).Output, StringComparison.Ordinal);
        var listed = JsonSerializer.Deserialize<JsonElement>((await RunAsync("list", "--json")).Output).EnumerateArray().ToList();
        Assert.Equal(("here", "embedded"), (StateOf(listed, "mine"), StateOf(listed, "tiny.en-q8_0")));

        Assert.Equal(
            (0, "mine is complete and unchanged; the catalogue does not know this build.\n", ""),
            await RunAsync("verify", "mine")
        );

        File.WriteAllBytes(folder.PathOf("mine"), ModelHost.Other);
        var spoilt = await RunAsync("verify");
        Assert.Equal(1, spoilt.Code);
        Assert.Contains("mine has changed since it was installed", spoilt.Error, StringComparison.Ordinal);
        Assert.Contains("tiny.en-q8_0 is not the file that came with the program", spoilt.Error, StringComparison.Ordinal);

        Assert.Equal((0, "mine was removed; 0.3 MB are free again.\n", ""), await RunAsync("rm", "mine"));
        Assert.Empty(Directory.GetFiles(folder.Own));
    }

    private static string? StateOf(List<JsonElement> listed, string name) =>
        listed.Single(model => model.GetProperty("name").GetString() == name).GetProperty("state").GetString();

    [Theory]
    [InlineData(1, "comes with LiveCaptions, so it was not removed", "rm", "tiny.en-q8_0")]
    [InlineData(1, "There is no model \"none\" on this machine", "rm", "none")]
    [InlineData(1, "Did you mean tiny.en-q8_0?", "verify", "tiny.en-q8_1")]
    [InlineData(1, "Did you mean base-q8_0?", "pull", "base-q8_1")]
    [InlineData(1, "does not exist", "import", "no-such.bin")]
    [InlineData(2, "cannot be a model's name", "rm", "../../etc/passwd")]
    [InlineData(2, "cannot be a model's name", "pull", "--unlisted", "a/b")]
    [InlineData(2, "must be a web address", "pull", "base-q8_0", "--address", "file:///tmp")]
    [InlineData(2, "must be a web address", "pull", "base-q8_0", "--address", "https://me:secret@example.org/")]
    public async Task A_failed_command_prints_one_sentence_and_returns_a_code(int code, string said, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal(code, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_file_that_is_no_model_or_does_not_fit_is_not_imported()
    {
        File.WriteAllBytes(Given, ModelHost.Model[..^9]);
        Assert.Contains("cut short", (await RunAsync("import", Given)).Error, StringComparison.Ordinal);

        File.WriteAllBytes(Given, ModelHost.Model);
        free = 1000;
        Assert.Contains("has 0 MB free where 67 MB are needed", (await RunAsync("import", Given)).Error, StringComparison.Ordinal);

        free = long.MaxValue;
        Assert.Contains(
            "There is a model tiny.en-q8_0 on this machine already",
            (await RunAsync("import", Given, "--name", "tiny.en-q8_0")).Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(folder.Own));
    }

    [Fact]
    public async Task A_model_is_pulled_from_the_configured_address()
    {
        await using var host = await ModelHost.StartAsync();

        var run = await RunAsync("pull", "--unlisted", "mine", "--address", $"{host.Base}".TrimEnd('/'));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("could not be checked, since neither the catalogue nor the server says", run.Output, StringComparison.Ordinal);
        Assert.Equal(["/models/ggml-mine.bin", "/models/ggml-mine.bin.sha256"], host.Asked);
        Assert.Contains(
            "is here already",
            (await RunAsync("pull", "--unlisted", "mine", "--address", $"{host.Base}")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_download_that_has_begun_can_be_removed()
    {
        Directory.CreateDirectory(folder.Own);
        File.WriteAllText(folder.PartOf("base-q8_0"), "begun");

        Assert.Contains("0 % downloaded", (await RunAsync("list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rm", "base-q8_0")).Code);
        Assert.Empty(Directory.GetFiles(folder.Own));
    }
}
