using System.CommandLine;
using System.CommandLine.Parsing;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Explains what is wrong with a command line, and where its help is.</summary>
internal static class UsageText
{
    public static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).Select(token => Unknown(token, command)).ToList();
        var problems = unknown.Count > 0 ? unknown : parsed.Errors.Select(error => error.Message).Distinct().ToList();
        var under = parsed.CommandResult.Parent is CommandResult { Command: { } parent and not RootCommand } ? parent.Name + " " : "";
        var help = command is RootCommand ? "livecaptions --help" : $"livecaptions {under}{command.Name} --help";
        return string.Join(Environment.NewLine, [.. problems, $"Usage: {help}"]);
    }

    private static string Unknown(string token, Command command)
    {
        var meant = Spelling.Nearest(token, command.Options.Select(option => option.Name));
        return $"{token} is not an option here." + (meant is null ? "" : $" Did you mean {meant}?");
    }
}
