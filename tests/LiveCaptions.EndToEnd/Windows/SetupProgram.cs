using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Windows;

/// <summary>The setup program that build/package.sh has made, with few kinds of processors so that it is made soon.</summary>
internal static class SetupProgram
{
    private const string Processors = "x64-haswell";

    /// <summary>Its file; the test is skipped where it was not made.</summary>
    public static string Require()
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "packages", $"for-{Processors}");
        var made = Directory.Exists(folder) ? Directory.GetFiles(folder, "LiveCaptions-*-win-x64-setup.exe") : [];
        Assert.SkipWhen(
            made.Length == 0,
            "There is no setup program for Windows. Make it: LIVECAPTIONS_PROCESSORS=x64,haswell build/package.sh win-x64"
        );
        return Assert.Single(made);
    }

    /// <summary>The version in its name.</summary>
    public static string Version => Path.GetFileName(Require()).Split('-')[1];

    /// <summary>The folder from which it was made.</summary>
    public static string Folder()
    {
        Require();
        return Assert.Single(
            Directory.GetDirectories(Path.Combine(Repository.Root, "artifacts", $"package-work-{Processors}", "win-x64"), "LiveCaptions-*")
        );
    }
}
