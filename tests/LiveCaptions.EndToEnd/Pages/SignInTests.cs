using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The real program where not even its own machine is trusted: a stranger's way through the pages, over loopback.</summary>
public sealed class SignInTests(Chromium chromium) : IAsyncLifetime
{
    private const string Password = "harbour lantern cafe";

    private readonly ScratchFolder folder = new();
    private ServiceProcess service = null!;

    public async ValueTask InitializeAsync()
    {
        chromium.Require();
        var server = new Dictionary<string, object> { ["TrustThisMachine"] = false, ["AccessFolder"] = folder.File("access") };
        var config = folder.Write("access.json", JsonSerializer.Serialize(new { Server = server }));
        await Cli.Wrap(Repository.Program)
            .WithArguments(["password", "--config", config])
            .WithStandardInputPipe(PipeSource.FromString(Password + "\n"))
            .ExecuteAsync();
        service = await ServiceProcess.StartAsync(new { Source = "demo" }, server: server);
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task An_operator_signs_in_by_keyboard_and_a_reader_comes_with_the_rooms_address()
    {
        var page = await chromium.OpenAsync(1280, 800);
        await page.GotoAsync(new Uri(service.Address, "operator").ToString());
        Assert.EndsWith("/login?next=%2Foperator", page.Url, StringComparison.Ordinal);
        Assert.Equal("password", await page.FocusAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.Keyboard.TypeAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#wrong")).ToContainTextAsync("not the operator's password");
        Assert.Empty(await page.ViolationsAsync());
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/operator");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air");

        await page.FillAsync("#access-name", "Hall B");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#access-list li")).ToHaveCountAsync(2);
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/live\?token=lc_", await page.InputValueAsync("#access-text"));
        Assert.Empty(await page.ViolationsAsync());

        await page.GotoAsync(new Uri(service.Address, "wall").ToString());
        var token = await page.EvaluateAsync<string>("fetch('/api/room').then(answer => answer.json()).then(room => room.token)");
        var reader = await chromium.OpenAsync(390, 780);
        var refused = await reader.GotoAsync(new Uri(service.Address, "live").ToString());
        Assert.Equal(401, refused!.Status);
        Assert.Empty(await reader.ViolationsAsync());
        await reader.GotoAsync(new Uri(service.Address, "overlay").ToString());
        Assert.Equal("", await reader.EvaluateAsync<string>("document.body.innerText.trim()"));
        await reader.GotoAsync(new Uri(service.Address, $"live?token={token}").ToString());
        await Assertions.Expect(reader.Locator("#state")).ToHaveTextAsync("Live");
        Assert.DoesNotContain("token", reader.Url, StringComparison.Ordinal);
        await reader.ReloadAsync();
        await Assertions.Expect(reader.Locator("#state")).ToHaveTextAsync("Live");
        Assert.DoesNotContain(
            token,
            await File.ReadAllTextAsync(Directory.EnumerateFiles(service.Logs).Single(), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        await page.EvaluateAsync("fetch('/api/tokens/room/rotate', { method: 'POST' })");
        await Assertions.Expect(reader.Locator("#state")).ToContainTextAsync("Scan the code on the wall again");
        await reader.CloseAsync();
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(320, 640, ColorScheme.Light)]
    [InlineData(640, 400, ColorScheme.Dark)]
    public async Task The_sign_in_fits_a_phone_and_twofold_zoom(int width, int height, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(width, height, scheme);
        await page.GotoAsync(new Uri(service.Address, "login").ToString());

        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.CloseAsync();
    }
}
