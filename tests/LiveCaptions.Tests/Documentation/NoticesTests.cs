using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The third-party notices against the files that name packages, and against what a build brings along.</summary>
public sealed partial class NoticesTests
{
    private static readonly Page Notices = new("THIRD-PARTY-NOTICES.md");

    private static IEnumerable<string> Listed(string heading) =>
        Notices.Rows(heading).Skip(1).Select(row => $"{row[0].Trim('`')} {row[1]} {row[2]}");

    [Fact]
    public void Every_package_in_the_program_is_listed_with_its_version_and_no_other()
    {
        var packages = NuGetInTheProgram().Concat(NpmOf("overlays/package.json", "dependencies"));

        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Listed("## In the program").Select(WithoutLicence).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_package_for_tests_is_listed_with_its_version_and_no_other()
    {
        var packages = Central("The tests")
            .Select(WithoutLicence)
            .Concat(NpmOf("overlays/package.json", "devDependencies"))
            .Concat(NpmOf("tests/LiveCaptions.EndToEnd/peers/package.json", "devDependencies"))
            .Concat(Tools());

        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Listed("## For tests and measurements only").Select(WithoutLicence).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Packages_of_the_module_for_Companion_are_listed_with_their_version() =>
        Assert.Equal(
            NpmOf("integrations/companion/package.json", "dependencies"),
            Listed("## In the module for Companion").Select(WithoutLicence)
        );

    [Fact]
    public void Packages_of_the_packaged_engine_are_listed_with_version_and_licence() =>
        Assert.Equal(Central("The packaged engine"), Listed("## In programs for macOS and for Windows on ARM"));

    [Fact]
    public void Licences_are_those_that_the_packages_file_says()
    {
        var listed = Listed("## In the program").Concat(Listed("## For tests and measurements only")).ToHashSet();

        Assert.All(Central("The service").Concat(Central("The tests")), package => Assert.Contains(package, listed));
    }

    [Fact]
    public void Notices_and_the_licence_of_each_typeface_come_with_the_program()
    {
        var licences = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "overlays", "fonts"), "*LICENSE*");

        Assert.Equal(
            Listed("## In the program").Count(package => package.EndsWith("OFL-1.1", StringComparison.Ordinal)),
            licences.Select(File.ReadAllText).Distinct().Count()
        );
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, Notices.File)));
    }

    /// <summary>Packages of the central file below a label, as NAME VERSION LICENCE.</summary>
    private static IEnumerable<string> Central(string label)
    {
        var group = File.ReadAllText(Repository.PathOf("Directory.Packages.props")).Split($"Label=\"{label}\"")[1].Split("</ItemGroup>")[0];
        return Package().Matches(group).Select(package => $"{package.Groups[1].Value} {package.Groups[2].Value} {package.Groups[3].Value}");
    }

    /// <summary>Tools of the build, as NAME VERSION.</summary>
    private static IEnumerable<string> Tools()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(".config/dotnet-tools.json")));
        return
        [
            .. manifest
                .RootElement.GetProperty("tools")
                .EnumerateObject()
                .Select(tool => $"{tool.Name} {tool.Value.GetProperty("version")}"),
        ];
    }

    /// <summary>What the service restores, what that needs included.</summary>
    private static IEnumerable<string> NuGetInTheProgram()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/LiveCaptions/packages.lock.json")));
        return
        [
            .. locked
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .First()
                .Value.EnumerateObject()
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => $"{package.Name} {package.Value.GetProperty("resolved")}"),
        ];
    }

    private static IEnumerable<string> NpmOf(string file, string kind)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(file)));
        return [.. package.RootElement.GetProperty(kind).EnumerateObject().Select(dependency => $"{dependency.Name} {dependency.Value}")];
    }

    private static string WithoutLicence(string package) => string.Join(' ', package.Split(' ')[..2]);

    [GeneratedRegex("Include=\"([^\"]+)\" Version=\"([^\"]+)\" />.*; ([A-Za-z0-9.-]+) -->")]
    private static partial Regex Package();
}
