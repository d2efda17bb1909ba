namespace LiveCaptions.Tests.Documentation;

/// <summary>The samples: one short file each, built with the solution and linked from the README.</summary>
public class SamplesTests
{
    private const int LongestSample = 60;

    public static TheoryData<string> Samples =>
        [
            .. Repository.Files.Where(file =>
                file.StartsWith("samples/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_one_short_program_that_says_how_to_run_it(string file)
    {
        var lines = File.ReadAllLines(Repository.PathOf(file));
        var project = Path.GetFileName(Path.GetDirectoryName(file))!;

        Assert.Equal($"samples/{project}/Program.cs", file);
        Assert.InRange(lines.Length, 1, LongestSample);
        Assert.Contains(lines.TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)), line =>
            line.Contains($"dotnet run --project samples/{project} ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_built_with_the_solution_and_linked_from_the_readme(string file)
    {
        var project = Path.GetFileName(Path.GetDirectoryName(file))!;

        Assert.Contains(
            $"\"samples\\{project}\\{project}.csproj\"",
            File.ReadAllText(Repository.PathOf("LiveCaptions.sln")),
            StringComparison.Ordinal
        );
        Assert.Contains(file, new Page("README.md").Links);
    }
}
