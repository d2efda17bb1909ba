using LiveCaptions.Http;

namespace LiveCaptions.Setup;

/// <summary>Leads the first visit of the start page on this machine to the set-up, until that was done or put off.</summary>
/// <param name="mark">Whether it was.</param>
/// <param name="isOffered">False where the settings were named at the start: whoever did knows them.</param>
/// <param name="isHere">Whether a request comes from this machine.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class FirstVisit(SetupMark mark, bool isOffered, Func<HttpContext, bool> isHere)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Leads(context))
            return next(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(RelativeAddress.To(context.Request, "setup"));
        return Task.CompletedTask;
    }

    /// <summary>
    /// A browser says "none" of an address that was typed, kept as a bookmark, or opened by another program; a link on one of the product's
    /// pages, and a program that asks, get the start page itself.
    /// </summary>
    private bool Leads(HttpContext context) =>
        isOffered
        && context.Request.Path == "/"
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers["Sec-Fetch-Site"] == "none"
        && isHere(context)
        && !mark.IsDone;
}
