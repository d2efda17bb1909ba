namespace LiveCaptions.Tests;

/// <summary>The repository that these tests were built in.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["artifacts", "node_modules", "TestResults", ".git", "shared"];

    /// <summary>Its folder, with a separator at the end.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>All files of the repository, by their paths from its root with forward slashes; build output is left out.</summary>
    public static IEnumerable<string> Files { get; } =
    [
        .. Below(new DirectoryInfo(Root))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !Generated.Contains(inner.Name)).SelectMany(Below));

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LiveCaptions.sln")))
                return folder.FullName + Path.DirectorySeparatorChar;
        throw new InvalidOperationException(
            $"There is no LiveCaptions.sln above {AppContext.BaseDirectory}: these tests run in a clone of the repository only."
        );
    }
}
