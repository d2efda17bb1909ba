namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Paths of the repository.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The built service, in the same configuration as these tests.</summary>
    public static string Program { get; } =
        Path.Combine(Root, "artifacts", "bin", "LiveCaptions", new DirectoryInfo(AppContext.BaseDirectory).Name, "livecaptions");

    public static string Demo => Path.Combine(Root, "demo", "demo.wav");
    public static string DemoText => Path.Combine(Root, "demo", "demo.txt");
    public static string DemoWords => Path.Combine(Root, "demo", "demo.words.json");
    public static string Jfk => Path.Combine(Root, "demo", "jfk.wav");
    public static string JfkText => Path.Combine(Root, "demo", "jfk.txt");
    public static string Model => Path.Combine(Root, "models", "ggml-tiny.en-q8_0.bin");

    /// <summary>Path of a screenshot for people to look at; ignored by git.</summary>
    public static string Screenshot(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName, name + ".png");

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LiveCaptions.sln")))
                return at.FullName;
        throw new InvalidOperationException($"LiveCaptions.sln is in no folder above {folder}.");
    }
}
