using System.CommandLine;
using System.Globalization;
using LiveCaptions.Access;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Creates and revokes tokens; a running service follows within a second.</summary>
internal static class TokensCommand
{
    public const string Name = "tokens";

    public static Command Create(CommandContext context) =>
        new(Name, "Who may watch, speak and control from other machines: list, new, revoke, rotate.")
        {
            List(context),
            New(context),
            Revoke(context),
            Rotate(context),
        };

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "List the tokens, without their texts.");
        Act(command, context, (tokens, _, _) => Table(tokens));
        return command;
    }

    private static Command New(CommandContext context)
    {
        var name = new Option<string>("--name")
        {
            Description = "The person or device that gets it.",
            HelpName = "NAME",
            Required = true,
        };
        var use = new Option<string>("--for")
        {
            Description = "watch, speak or control [default: watch].",
            HelpName = "USE",
            DefaultValueFactory = _ => "watch",
        };
        var track = new Option<string>("--track") { Description = "The only track it is valid for [default: all].", HelpName = "TRACK" };
        use.AcceptOnlyFromAmong("watch", "speak", "control");
        var command = new Command("new", "Create a token; its text is shown only this once.") { name, use, track };
        Act(command, context, (tokens, parsed, server) =>
        {
            var wanted = Enum.Parse<TokenUse>(parsed.GetValue(use)!, ignoreCase: true);
            var (token, text) = tokens.Make(parsed.GetValue(name)!, wanted, parsed.GetValue(track));
            return $"{token.Id}: {text}{Environment.NewLine}{TokenAdvice.Of(token, server)}";
        });
        return command;
    }

    private static Command Revoke(CommandContext context)
    {
        var id = Id();
        var command = new Command("revoke", "Make a token invalid, and disconnect everyone who uses it.") { id };
        Act(command, context, (tokens, parsed, _) =>
            tokens.Revoke(parsed.GetValue(id)!) ? "The token is no longer valid." : throw Unknown(parsed.GetValue(id)!)
        );
        return command;
    }

    private static Command Rotate(CommandContext context)
    {
        var id = Id();
        var command = new Command("rotate", "Replace a token's text.") { id };
        Act(command, context, (tokens, parsed, server) =>
        {
            var text = tokens.Rotate(parsed.GetValue(id)!) ?? throw Unknown(parsed.GetValue(id)!);
            var token = tokens.All.Single(token => token.Id == parsed.GetValue(id));
            return $"Now it is {text}{Environment.NewLine}{TokenAdvice.Of(token, server)}";
        });
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "As list shows it; \"room\" is the token on the wall." };

    private static void Act(Command command, CommandContext context, Func<Tokens, ParseResult, ServerSettings, string> act)
    {
        var options = new SettingOptions();
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var server = options.Read(parsed, context).Server;
                var tokens = new Tokens(new(server.KeptIn), context.Time);
                tokens.Refresh();
                await context.Output.WriteLineAsync(act(tokens, parsed, server));
                return ExitCode.Ok;
            }
        );
    }

    private static string Table(Tokens tokens) =>
        tokens.All.Count == 0 ? "There are no tokens." : string.Join(Environment.NewLine, tokens.All.Select(Line));

    private static string Line(AccessToken token) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{token.Id, -8}{token.For.ToString().ToLowerInvariant(), -9}{token.Track ?? "all tracks", -18}{token.Made:yyyy-MM-dd HH:mm}  {token.Name}"
        );

    private static TokenException Unknown(string id) => new($"There is no token \"{id}\"; livecaptions tokens list shows all.");
}
