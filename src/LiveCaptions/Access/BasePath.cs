using System.Text.RegularExpressions;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>
/// Serves everything below a path at which a proxy puts the service, whether the proxy passes that path on or removes it. The path is
/// that of a believed proxy (X-Forwarded-Prefix), else that of the settings.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="settings">Name the path.</param>
/// <param name="hosts">Names for which a proxy answers.</param>
/// <param name="pages">The service's addresses of one or two segments: where one equals the path, it is meant itself.</param>
internal sealed partial class BasePath(RequestDelegate next, ServerSettings settings, AcceptedHosts hosts, IReadOnlySet<string> pages)
{
    private readonly PathString configured = Of(settings.BasePath);

    /// <summary>A path in its one form: a slash in front, none behind; empty where it has other characters.</summary>
    public static PathString Of(string? text) => text?.Trim('/') is { } path && Valid().IsMatch(path) ? new("/" + path) : PathString.Empty;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A proxy that removes a path but not the slash behind it.
        if (request.Path.Value is { } path && path.StartsWith("//", StringComparison.Ordinal))
            request.Path = "/" + path.TrimStart('/');
        var below = Of(request.PathBase) is { HasValue: true } forwarded ? forwarded : configured;
        request.PathBase = PathString.Empty;
        if (below.HasValue)
            Set(request, below);
        if (SlashOf(request) is not { } address)
            return next(context);
        context.Response.Redirect(address + request.QueryString);
        return Task.CompletedTask;
    }

    private void Set(HttpRequest request, PathString below)
    {
        if (!pages.Contains(request.Path.Value ?? "") && request.Path.StartsWithSegments(below, out var matched, out var rest))
            (request.PathBase, request.Path) = (matched, rest);
        else if (ForwardedRequest.SignOf(request, hosts) is not null)
            request.PathBase = below;
    }

    /// <summary>
    /// Where a page is asked for with a surplus slash, or the start page without one, the address that the relative addresses in the page
    /// count from; null: it is as it should be.
    /// </summary>
    private string? SlashOf(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return null;
        if (!request.Path.HasValue)
            return request.PathBase.Value![(request.PathBase.Value!.LastIndexOf('/') + 1)..] + "/";
        var path = request.Path.Value!;
        return path.Length > 1 && path[^1] == '/' && pages.Contains(path.TrimEnd('/')) ? RelativeAddress.To(request, path.Trim('/')) : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*$")]
    private static partial Regex Valid();
}
