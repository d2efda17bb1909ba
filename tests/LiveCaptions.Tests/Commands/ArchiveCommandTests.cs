using LiveCaptions.Commands;
using LiveCaptions.Tests.Archive;
using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly ArchiveScene scene = new();
    private readonly ScriptedTerminal output = new(),
        error = new();

    public void Dispose() => scene.Dispose();

    private async Task<int> RunAsync(params string[] arguments)
    {
        using var engine = new ScriptedEngine();
        var context = new CommandContext(output, error, new Dictionary<string, string>(), new ScriptedDecoder([]), ShowsProgress: false)
        {
            Archive = scene.Folder,
        };
        return await CommandLine.RunAsync(
            arguments,
            new SpeechEngine((_, _, _, _) => engine, (_, _, _) => Task.CompletedTask, _ => new SilentRecognisers()),
            context,
            Test.Stop
        );
    }

    private void Speak() => scene.Run().Write([scene.Said("Fish & <chips>. Again."), scene.Said("Bonsoir", new("fr"))], []);

    [Fact]
    public async Task Sessions_are_listed_with_their_tracks_and_words()
    {
        Speak();

        Assert.Equal(0, await RunAsync("history"));
        Assert.Matches(@"^1 +2026-01-0\d \d\d:\d\d to \d\d:\d\d +4 words  main\n1 .* 1 words  fr\n$", output.ToString());
    }

    [Fact]
    public async Task Lines_with_words_are_found_and_what_is_not_there_is_said()
    {
        Speak();

        Assert.Equal(0, await RunAsync("history", "--search", "CHIPS fish"));
        Assert.Matches(@"^1 +2026-01-0\d \d\d:\d\d:\d\d  main: Fish & <chips>\.\n$", output.ToString());
        Assert.Equal(0, await RunAsync("history", "--search", "salad"));
        Assert.Contains("No line in the archive has all of these words: salad.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_deleted_and_one_that_is_not_there_is_refused()
    {
        Speak();

        Assert.Equal(2, await RunAsync("history", "--delete", "7"));
        Assert.Contains("There is no session 7, so nothing was deleted.", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("history", "--delete", "1"));
        Assert.Contains("Session 1 is deleted", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(scene.Reader.Sessions());
    }

    [Fact]
    public async Task Nothing_can_be_deleted_where_there_is_no_archive()
    {
        Assert.Equal(1, await RunAsync("history", "--delete", "1"));
        Assert.Contains("There is no archive", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_without_words_is_no_error()
    {
        Assert.Equal(0, await RunAsync("history"));
        Assert.Contains("nothing in the archive", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("txt", "Fish & <chips>.\nAgain.\n")]
    [InlineData("srt", "1\r\n00:00:00,000 --> 00:00:01,420\r\nFish & <chips>.\r\n\r\n")]
    [InlineData("vtt", "Fish &amp; &lt;chips&gt;.\n")]
    [InlineData("json", "\"word\": \"<chips>.\"")]
    [InlineData("html", "<p dir=\"auto\"><time>0:00:00</time> Fish &amp; &lt;chips&gt;.</p>\n")]
    public async Task A_session_is_exported_in_every_format(string format, string text)
    {
        Speak();

        Assert.Equal(0, await RunAsync("export", "last", "--format", format));
        Assert.Contains(text.ReplaceLineEndings("\n"), output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_goes_into_a_file_as_its_words_read_now()
    {
        Speak();
        scene.Run();
        var file = Path.Combine(scene.Folder, "fr.txt");

        Assert.Equal(0, await RunAsync("export", "1", "--track", "fr", "--output", file));
        Assert.Equal("Bonsoir\n", await File.ReadAllTextAsync(file, Test.Stop));
        Assert.Equal("", output.ToString());
    }

    [Theory]
    [InlineData("There is no session \"7\"", "export", "7")]
    [InlineData("There is no session \"-1\"", "export", "--", "-1")]
    [InlineData("There is no session \"first\"", "export", "first")]
    [InlineData("It has: main, fr.", "export", "1", "--track", "de")]
    public async Task What_is_not_there_is_named_and_nothing_written(string sentence, params string[] arguments)
    {
        Speak();

        Assert.Equal(2, await RunAsync(arguments));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task An_archive_that_cannot_be_read_is_named()
    {
        File.WriteAllText(scene.File.Path, new string('x', 500));

        Assert.Equal(1, await RunAsync("history"));
        Assert.Contains("is damaged", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("export", "last"));
    }
}
