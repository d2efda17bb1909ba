namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Models, speech and figures that are too large for the repository; a test is skipped where what it needs is missing.</summary>
/// <remarks>
/// LIVECAPTIONS_TEST_DATA names a folder with <c>models/</c>, <c>speech/</c> and <c>reference/</c>; without it, one beside the repository
/// is used.
/// </remarks>
internal static class SharedData
{
    /// <summary>The path of a file in it.</summary>
    public static string PathOf(string name)
    {
        var folder = Environment.GetEnvironmentVariable("LIVECAPTIONS_TEST_DATA");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); folder is null && at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LiveCaptions.sln")))
                folder = Path.Combine(at.FullName, "..", "shared");
        var path = Path.Combine(folder ?? "", name);
        Assert.SkipUnless(File.Exists(path), $"there is no {name} in the folder that LIVECAPTIONS_TEST_DATA names");
        return path;
    }
}
