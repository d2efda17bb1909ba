using LiveCaptions.Setup;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Setup;

/// <summary>Who is led from the start page to the set-up, and who is not.</summary>
public sealed class FirstVisitTests
{
    private readonly SetupMark mark = new(file: null);

    [Fact]
    public async Task The_first_visit_leads_to_the_setup_until_that_was_done_or_put_off()
    {
        var visit = new FirstVisit(mark, isOffered: true, _ => true);
        Assert.Equal("setup", await VisitAsync(visit));
        Assert.Equal("setup", await VisitAsync(visit));

        mark.Set(done: true);
        Assert.Null(await VisitAsync(visit));

        mark.Set(done: false);
        Assert.Equal("setup", await VisitAsync(visit));
    }

    [Theory]
    [InlineData("GET", "/", "same-origin")]
    [InlineData("GET", "/", null)]
    [InlineData("GET", "/operator", "none")]
    [InlineData("GET", "/overlay", "none")]
    [InlineData("HEAD", "/", "none")]
    public async Task Links_of_our_own_pages_programs_and_other_pages_are_let_through(string method, string path, string? site) =>
        Assert.Null(await VisitAsync(new(mark, isOffered: true, _ => true), method, path, site));

    [Fact]
    public async Task Another_machine_is_let_through() => Assert.Null(await VisitAsync(new(mark, isOffered: true, _ => false)));

    [Fact]
    public async Task Where_the_settings_were_named_at_the_start_nobody_is_led_away() =>
        Assert.Null(await VisitAsync(new(mark, isOffered: false, _ => true)));

    /// <summary>Where a request is led; null: it gets what it asked for.</summary>
    private static async Task<string?> VisitAsync(FirstVisit visit, string method = "GET", string path = "/", string? site = "none")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        if (site is not null)
            context.Request.Headers["Sec-Fetch-Site"] = site;
        var passed = false;
        await visit.InvokeAsync(context, _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        Assert.Equal(passed, context.Response.StatusCode == StatusCodes.Status200OK);
        return passed ? null : context.Response.Headers.Location.ToString();
    }
}
