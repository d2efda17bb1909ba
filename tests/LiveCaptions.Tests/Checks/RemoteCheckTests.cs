using LiveCaptions.Checks;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Checks;

/// <summary>What doctor says about the machine that should recognise.</summary>
public sealed class RemoteCheckTests
{
    private static Task<IReadOnlyList<LiveCaptions.Health.Finding>> LookAsync(RemoteSettings remote) =>
        RemoteCheck.LookAsync(new() { Remote = remote }, TimeProvider.System, Test.Stop);

    [Fact]
    public async Task Without_another_machine_there_is_nothing_to_find() => Assert.Empty(await LookAsync(new()));

    [Fact]
    public async Task A_machine_that_recognises_is_named_with_its_model()
    {
        await using var service = await RunningService.StartAsync();
        var finding = Assert.Single(await LookAsync(new() { Address = service.Client.BaseAddress!.ToString() }));
        Assert.Equal($"{service.Client.BaseAddress!.Authority} recognises this machine's sound, with the model silent.", finding.About);
    }

    [Fact]
    public async Task A_machine_that_is_away_is_named_with_the_reason()
    {
        var finding = Assert.Single(await LookAsync(new() { Address = "http://127.0.0.1:1" }));
        Assert.Equal("127.0.0.1:1 does not recognise this machine's sound.", finding.About);
        Assert.Contains("cannot be reached", finding.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("café")]
    public async Task A_token_that_is_none_is_told(string token)
    {
        var finding = Assert.Single(await LookAsync(new() { Address = "http://127.0.0.1:1", Token = token }));
        Assert.Contains("There is no token in Remote:Token.", finding.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_token_that_is_missing_is_told()
    {
        var finding = Assert.Single(await LookAsync(new() { Address = "http://127.0.0.1:1", TokenFile = "/none/token" }));
        Assert.Contains("The token cannot be read from /none/token", finding.Cause, StringComparison.Ordinal);
    }
}
