namespace LiveCaptions.Desktop;

/// <summary>The page that a start opens in the browser: the one place that decides it.</summary>
internal static class OpenedPage
{
    /// <param name="address">The address of the service for this machine, with a slash at its end.</param>
    public static Uri At(Uri address) => new(address, "./");
}
