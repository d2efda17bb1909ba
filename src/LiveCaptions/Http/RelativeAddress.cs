namespace LiveCaptions.Http;

/// <summary>Addresses relative to the one of a request, which hold below whatever path a proxy has put the service.</summary>
internal static class RelativeAddress
{
    /// <summary>The address of <paramref name="target"/>, which begins at the service's root.</summary>
    /// <param name="request">The request to whose address it is relative.</param>
    /// <param name="target">A path without a slash in front, with or without a query.</param>
    public static string To(HttpRequest request, string target)
    {
        var folders = Math.Max(0, request.Path.Value?.Count(character => character == '/') - 1 ?? 0);
        return folders == 0 && target.Length == 0 ? "./" : string.Concat(Enumerable.Repeat("../", folders)) + target;
    }
}
