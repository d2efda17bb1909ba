namespace LiveCaptions.Translation.Engines;

/// <summary>Addresses of an engine's functions.</summary>
internal static class EngineAddress
{
    /// <summary>A function's address below the interface's, which may end with a slash or without.</summary>
    public static Uri Under(this Uri place, string function) => new($"{place.AbsoluteUri.TrimEnd('/')}/{function}");
}
