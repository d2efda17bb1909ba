using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public class SupervisorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("serve --port 4956")]
    [InlineData("open")]
    [InlineData("open --no-page --config hall.json")]
    [InlineData("--source demo")]
    [InlineData("--config hall.json --loop")]
    public void Captions_are_served_below_a_supervisor(string arguments) =>
        Assert.True(Supervisor.IsNeeded("/opt/livecaptions/livecaptions", Split(arguments)));

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("--version")]
    [InlineData("transcribe talk.wav")]
    [InlineData("doctor")]
    [InlineData("tokens list")]
    [InlineData("open --help")]
    [InlineData("quit")]
    [InlineData("autostart off")]
    [InlineData("serv")]
    public void Other_commands_run_alone(string arguments) =>
        Assert.False(Supervisor.IsNeeded("/opt/livecaptions/livecaptions", Split(arguments)));

    [Theory]
    [InlineData(null)]
    [InlineData("/usr/bin/dotnet")]
    [InlineData("C:/Program Files/dotnet/dotnet.exe")]
    public void A_program_that_does_not_know_its_own_file_runs_alone(string? program) => Assert.False(Supervisor.IsNeeded(program, []));

    [Fact]
    public void The_service_learns_of_its_restarts()
    {
        var restarts = new Restarts(3, new DateTimeOffset(2026, 5, 1, 20, 15, 0, TimeSpan.Zero), "it was killed; perhaps by ;");

        Assert.Equal(restarts, Restarts.Parse(restarts.ToVariable()));
        Assert.Contains("restarted 3 times", restarts.Sentence, StringComparison.Ordinal);
        Assert.Contains("because it was killed", restarts.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0;;")]
    [InlineData("many;1;why")]
    [InlineData("1;99999999999999999;why")]
    public void Anything_else_means_no_restart(string? text)
    {
        Assert.Equal(Restarts.None, Restarts.Parse(text));
        Assert.Null(Restarts.Parse(text).Sentence);
    }

    private static string[] Split(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
