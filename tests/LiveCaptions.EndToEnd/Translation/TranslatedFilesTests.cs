using System.Text.RegularExpressions;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Translation;

/// <summary>Recordings and files in another language, by a real engine.</summary>
public sealed partial class TranslatedFilesTests(ITestOutputHelper output)
{
    private static Task<ProgramRun> RunAsync(ApertiumServer engine, ScratchFolder folder, params string[] arguments) =>
        ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments([.. arguments, "--engine", "hall"])
                .WithEnvironmentVariables(e =>
                    e.Set("LIVECAPTIONS__TRANSLATORS__HALL__ADDRESS", engine.Address.ToString().TrimEnd('/'))
                        .Set("LIVECAPTIONS__LOG__FOLDER", folder.File("logs"))
                )
        );

    [Fact]
    public async Task A_recording_gets_subtitles_in_both_languages_at_the_same_times()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        using var folder = new ScratchFolder();
        string[] job = [Repository.Jfk, "--language", "en", "--format", "srt", "--output", folder.Path, "--translate", "es"];

        var run = await RunAsync(apertium, folder, ["transcribe", .. job]);

        output.WriteLine(run.Error);
        Assert.Equal(0, run.ExitCode);
        var (english, spanish) = (
            await File.ReadAllTextAsync(folder.File("jfk.srt"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(folder.File("jfk.es.srt"), TestContext.Current.CancellationToken)
        );
        output.WriteLine(spanish);
        Assert.Equal(Times().Matches(english).Select(time => time.Value), Times().Matches(spanish).Select(time => time.Value));
        Assert.Contains("país", spanish, StringComparison.Ordinal);
        Assert.DoesNotContain("country", spanish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_translated_with_everything_around_its_words_and_not_when_the_engine_is_gone()
    {
        await using var apertium = await ApertiumServer.StartAsync();
        using var folder = new ScratchFolder();
        var talk = folder.Write(
            "talk.en.vtt",
            "WEBVTT\n\nNOTE by hand\n\nfirst\n00:01.001 --> 00:02.500 align:start\n<v Ann>The house\n\n00:02.500 --> 00:04.000\n<v Ann>is <i>red</i>.\n"
        );

        var run = await RunAsync(apertium, folder, "translate", talk, "--to", "es");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "WEBVTT\n\nNOTE by hand\n\nfirst\n00:01.001 --> 00:02.500 align:start\n<v Ann>La casa es\n\n00:02.500 --> 00:04.000\n<v Ann><i>roja.</i>\n",
            await File.ReadAllTextAsync(folder.File("talk.es.vtt"), TestContext.Current.CancellationToken)
        );

        await apertium.KillAsync();
        (await RunAsync(apertium, folder, "translate", talk, "--to", "ca")).ToldInALine(1, "takes no connection", "no translation");
        Assert.False(File.Exists(folder.File("talk.ca.vtt")));
    }

    [GeneratedRegex("[0-9:,]+ --> [0-9:,]+")]
    private static partial Regex Times();
}
