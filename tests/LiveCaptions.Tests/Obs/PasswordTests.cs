using LiveCaptions.Obs;

namespace LiveCaptions.Tests.Obs;

public sealed class PasswordTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private static string Answer(ObsPassword password) => password.Answer("challenge", "salt");

    [Theory]
    [InlineData("secret")]
    [InlineData("secret\n")]
    [InlineData("secret\r\nnotes")]
    [InlineData("\uFEFFsecret")]
    public void The_first_line_of_a_file_is_the_password(string content)
    {
        var file = Path.Combine(folder, "password");
        File.WriteAllText(file, content);

        Assert.Equal(Answer(ObsPassword.FromText("secret")), Answer(ObsPassword.FromFile(file)));
    }

    [Fact]
    public void A_file_without_a_password_is_named()
    {
        var empty = Path.Combine(folder, "empty");
        File.WriteAllText(empty, "");

        foreach (var file in new[] { empty, Path.Combine(folder, "none"), folder })
            Assert.Contains(file, Assert.Throws<ObsSettingsException>(() => ObsPassword.FromFile(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_variable_may_hold_the_password()
    {
        var variable = "LIVECAPTIONS_TEST_" + Guid.NewGuid().ToString("N");
        Assert.Contains(
            variable,
            Assert.Throws<ObsSettingsException>(() => ObsPassword.FromEnvironment(variable)).Message,
            StringComparison.Ordinal
        );

        Environment.SetEnvironmentVariable(variable, "secret");

        Assert.Equal(Answer(ObsPassword.FromText("secret")), Answer(ObsPassword.FromEnvironment(variable)));
        Environment.SetEnvironmentVariable(variable, null);
    }

    [Fact]
    public async Task The_password_appears_in_no_text_that_the_client_makes()
    {
        var options = new ObsClientOptions { Password = ObsPassword.FromText("hunter2") };
        await using var connection = await ObsConnection.BeginAsync("other", with: o => o with { Password = options.Password });
        var state = await connection.UntilAsync(ObsStage.Rejected);
        var failure = await Assert.ThrowsAsync<ObsDisconnectedException>(() =>
            connection.Client.RequestAsync("GetVersion", cancel: connection.Stop)
        );

        Assert.All(
            [
                options.ToString(),
                options.Password.ToString(),
                state.ToString(),
                failure.ToString(),
                .. connection.States.Select(s => s.ToString()),
            ],
            text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
