using System.Text.RegularExpressions;
using LiveCaptions.Tests.Commands;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The page of the command line against what the program's own help says.</summary>
public sealed partial class CommandPageTests
{
    private static readonly string[] OfEveryCommand = ["--help", "--version"];

    [Fact]
    public async Task The_page_names_every_command_with_its_options_and_no_other()
    {
        var page = new Page("docs/cli.md");
        var written =
            from heading in page.Headings
            let command = Command().Match(heading)
            where command.Success
            from option in page.Rows(heading)
                .Select(row => Option().Match(row[0]))
                .Where(option => option.Success)
                .Select(option => option.Groups[1].Value)
                .Prepend("")
            select $"{command.Groups[1].Value} {option}";

        var there = await CommandsAsync("");

        Assert.Equal(there.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    /// <summary>Every command that can be called, once by itself and once with each of its options.</summary>
    private static async Task<IReadOnlyList<string>> CommandsAsync(string command)
    {
        using var engine = new ScriptedEngine();
        Assert.Equal(0, await engine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]));
        var help = engine.Output.ToString().Split('\n');

        var inside = new List<string>();
        foreach (var name in Section(help, "Commands:").Select(line => line.Trim().Split(' ')[0]))
            inside.AddRange(await CommandsAsync($"{command} {name}".Trim()));
        // The program itself is "serve"; a command with others below it does nothing by itself.
        if (inside.Count > 0)
            return inside;
        var options = Section(help, "Options:")
            .Select(line => Option().Match(line))
            .Where(option => option.Success)
            .Select(option => option.Groups[1].Value);
        return [.. options.Except(OfEveryCommand).Prepend("").Select(option => $"{command} {option}")];
    }

    private static IEnumerable<string> Section(IEnumerable<string> help, string title) =>
        help.SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));

    [GeneratedRegex("^## `([a-z ]+)`$")]
    private static partial Regex Command();

    [GeneratedRegex("(--[a-z-]+)")]
    private static partial Regex Option();
}
