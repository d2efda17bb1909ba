using LiveCaptions.Access;
using LiveCaptions.Commands;
using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

public sealed class AccessCommandTests : IDisposable
{
    private const string Password = "harbour lantern cafe";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedTerminal output = new(),
        error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<int> RunAsync(string piped, string[]? typed, params string[] arguments)
    {
        using var engine = new ScriptedEngine();
        var keys = new Queue<string>(typed ?? []);
        var context = new CommandContext(
            output,
            error,
            new Dictionary<string, string> { ["LIVECAPTIONS__SERVER__ACCESSFOLDER"] = folder },
            new ScriptedDecoder([]),
            ShowsProgress: false
        )
        {
            Input = new StringReader(piped),
            ReadHidden = typed is null ? null : keys.Dequeue,
        };
        return await CommandLine.RunAsync(
            arguments,
            new SpeechEngine((_, _, _, _) => engine, (_, _, _) => Task.CompletedTask, _ => new SilentRecognisers()),
            context,
            Test.Stop
        );
    }

    [Fact]
    public async Task A_password_is_piped_or_typed_twice_and_never_shown()
    {
        Assert.Equal(0, await RunAsync(Password + "\n", null, "password"));
        Assert.True(OperatorPassword.IsRight(Password, new OperatorPassword(folder).Read()));
        Assert.Equal(0, await RunAsync("", ["lantern harbour cafe", "lantern harbour cafe"], "password"));
        Assert.True(OperatorPassword.IsRight("lantern harbour cafe", new OperatorPassword(folder).Read()));

        Assert.DoesNotContain("lantern", output.ToString() + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "short", "shorter than 10")]
    [InlineData(Password, "something other", "not the same")]
    public async Task A_password_that_cannot_be_used_changes_nothing(string first, string second, string why)
    {
        Assert.Equal(2, await RunAsync("", [first, second], "password"));

        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Null(new OperatorPassword(folder).Read());
    }

    [Fact]
    public async Task Tokens_are_made_listed_rotated_and_revoked()
    {
        Assert.Equal(0, await RunAsync("", null, "tokens", "new", "--name", "Hall B", "--track", "main"));
        var (id, text) = (output.ToString().Split(':')[0], output.ToString().Split('\n')[0].Split(": ")[1]);
        output.GetStringBuilder().Clear();

        Assert.Equal(0, await RunAsync("", null, "tokens", "list"));
        Assert.Contains("Hall B", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(text, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("", null, "tokens", "rotate", id));
        Assert.Contains("Now it is lc_", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("", null, "tokens", "revoke", id));
        Assert.Equal(1, await RunAsync("", null, "tokens", "revoke", id));
        Assert.Contains($"There is no token \"{id}\"", error.ToString(), StringComparison.Ordinal);
    }
}
