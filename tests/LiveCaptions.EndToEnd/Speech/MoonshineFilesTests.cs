using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>A Moonshine model's file, good and bad, in the program and in the native library; skipped where there is none.</summary>
public sealed class MoonshineFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private static string Model => SharedData.PathOf("models/moonshine-base-en-q8_0.gguf");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_recording_is_transcribed()
    {
        var run = await ProgramRun.OfAsync("transcribe", Repository.Jfk, "--model", Model);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(ReferenceText.Load(Repository.JfkText).Words, PlainWords.Of(run.Output));
    }

    [Fact]
    public async Task An_imported_model_writes_live_captions()
    {
        var imported = await ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(["models", "import", Model, "--name", "moonshine-base-en"])
                .WithEnvironmentVariables(e => e.Set("XDG_DATA_HOME", folder))
        );
        Assert.Equal(0, imported.ExitCode);
        await using var service = await ServiceProcess.StartAsync(
            new { Source = Repository.Jfk },
            data: folder,
            recognition: new { Model = "moonshine-base-en" }
        );
        await using var viewer = await HubViewer.ConnectAsync(service.Address);

        var reference = ReferenceText.Load(Repository.JfkText).Words;
        for (var wait = Stopwatch.StartNew(); PlainWords.Of(viewer.Settled).Length < reference.Length; )
        {
            Assert.True(wait.Elapsed.TotalSeconds < 60, $"Waited in vain for all words: {viewer.Settled}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Equal(reference, PlainWords.Of(viewer.Settled));
        using var http = new HttpClient { BaseAddress = service.Address };
        var models = await http.GetFromJsonAsync<JsonElement>("api/models", TestContext.Current.CancellationToken);
        Assert.Equal("moonshine-base-en", models.GetProperty("inUse").GetString());
        Assert.Equal(0, await service.StopAsync());
    }

    /// <summary>Rounded once more, numbers of 8 bits are those that they were.</summary>
    [Fact]
    public async Task A_model_is_made_of_the_published_files()
    {
        var imported = await ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(["models", "import", PublishedMoonshine.Write(Model, folder)])
                .WithEnvironmentVariables(e => e.Set("XDG_DATA_HOME", folder))
        );

        Assert.Equal("", imported.Error);
        Assert.Contains("Use it: livecaptions --model moonshine-base-en", imported.Output, StringComparison.Ordinal);
        var made = Directory.EnumerateFiles(folder, "moonshine-base-en.gguf", SearchOption.AllDirectories).Single();
        Assert.Equal(Weights(Model), Weights(made));
        Assert.Equal(MoonshineFile.Read(Model).Vocabulary.Count, MoonshineFile.Read(made).Vocabulary.Count);
        Assert.Equal((await TranscribedAsync(Model)).Output, (await TranscribedAsync(made)).Output);
    }

    private static Task<ProgramRun> TranscribedAsync(string model) => ProgramRun.OfAsync("transcribe", Repository.Jfk, "--model", model);

    /// <summary>A digest of each tensor's bytes.</summary>
    private static SortedDictionary<string, string> Weights(string path)
    {
        using var file = GgmlFile.OpenGguf(path, "model");
        var header = GgufFile.Read(file);
        var content = File.ReadAllBytes(path);
        return new(
            header.Tensors.ToDictionary(
                tensor => tensor.Key,
                tensor =>
                    Convert.ToHexString(
                        SHA256.HashData(
                            content.AsSpan(
                                (int)(header.WeightsStart + tensor.Value.Offset),
                                (int)MoonshineTensors.SizeOf(tensor.Value.Type, tensor.Value.Shape)
                            )
                        )
                    )
            )
        );
    }

    [Fact]
    public async Task Another_language_is_refused_in_a_sentence() =>
        (await ProgramRun.OfAsync("bench", Repository.Jfk, "--model", Model, "--language", "de")).ToldInALine(
            1,
            "moonshine-base-en-q8_0 knows English only"
        );

    [Theory]
    [InlineData(0.001), InlineData(0.01), InlineData(0.5), InlineData(0.9999)]
    public void A_file_cut_short_is_refused_with_a_sentence(double part)
    {
        var path = Spoilt(file => file.SetLength((long)(file.Length * part)));

        Assert.Contains("is cut short", Refusal(path), StringComparison.Ordinal);
        Assert.NotEmpty(NativeRefusal(path));
    }

    [Fact]
    public void A_file_of_the_other_family_is_refused_by_native_code_too()
    {
        NativeEngine.Start();
        Assert.Contains("not a GGUF file", NativeRefusal(RealSpeech.Model), StringComparison.Ordinal);
        using var whisper = Lcw.lcw_model_load(Model, -1);
        Assert.True(whisper.IsInvalid);
    }

    [Fact]
    public void A_false_shape_is_refused_by_native_code_too()
    {
        NativeEngine.Start();
        var path = Spoilt(file => Replace(file, "encoder.layers.3.mlp.fc1.weight", skip: 4, 416 / 2));

        Assert.Contains("encoder.layers.3.mlp.fc1.weight is of type 8 and size 208 x 1664", Refusal(path), StringComparison.Ordinal);
        Assert.NotEmpty(NativeRefusal(path));
    }

    [Fact]
    public void Another_size_is_refused_by_native_code_too()
    {
        NativeEngine.Start();
        var path = Spoilt(file => Replace(file, "moonshine.heads", skip: 4, 4));

        Assert.Contains("of another size (heads", Refusal(path), StringComparison.Ordinal);
        Assert.Contains("heads is missing or another", NativeRefusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Damaged_weights_never_end_the_process(int seed)
    {
        var random = new Random(seed);
        var path = Spoilt(file =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                file.Position = 600_000 + random.NextInt64(file.Length - 600_000);
                file.WriteByte((byte)random.Next(256));
            }
        });
        using var model = SpeechModel.Load(path, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel });
        using var cutter = model.OpenCutter();
        using var reader = model.OpenReader();
        var sections = cutter.Write(RealSpeech.Clip("jfk")).Concat(cutter.Finish()).ToList();
        Assert.NotEmpty(sections);
        foreach (var section in sections)
            Assert.InRange(reader.Read(section, null, TestContext.Current.CancellationToken).Words.Count, 0, 200);
    }

    private static string Refusal(string path) =>
        Assert
            .Throws<ModelFileException>(() => SpeechModel.Load(path, new SpeechModelOptions { VoiceModel = RealSpeech.VoiceModel }))
            .Message;

    /// <summary>Why native code refuses a file that nobody has checked before.</summary>
    private static string NativeRefusal(string path)
    {
        NativeEngine.Start();
        using var model = Lcw.lcw_moonshine_load(path);
        Assert.True(model.IsInvalid);
        return Lcw.Text(Lcw.lcw_last_error());
    }

    /// <summary>Overwrites a number that stands so many bytes behind a name.</summary>
    private static void Replace(FileStream file, string name, int skip, int number)
    {
        var head = new byte[600_000];
        file.ReadExactly(head);
        file.Position = head.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) + name.Length + skip;
        file.Write(BitConverter.GetBytes(number));
    }

    private string Spoilt(Action<FileStream> spoil)
    {
        var path = Path.Combine(folder, "moonshine.gguf");
        File.Copy(Model, path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        spoil(file);
        return path;
    }
}
