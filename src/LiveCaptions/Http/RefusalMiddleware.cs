namespace LiveCaptions.Http;

/// <summary>
/// Answers a <see cref="RefusedException"/> of any endpoint, so that the rooms that throw it need not know how answers look.
/// </summary>
internal sealed class RefusalMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            await Problems.WriteAsync(context, refused.Status, refused.Message, refused.Details);
        }
    }
}
