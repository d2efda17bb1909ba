using System.CommandLine;
using System.Globalization;
using LiveCaptions.Access;

namespace LiveCaptions.Commands;

/// <summary>Gives out tokens and takes them back; a service that runs follows within a second.</summary>
internal static class TokensCommand
{
    public const string Name = "tokens";

    public static Command Create(CommandContext context)
    {
        var name = new Option<string>("--name")
        {
            Description = "Whom it is for.",
            HelpName = "NAME",
            Required = true,
        };
        var use = new Option<string>("--for")
        {
            Description = "watch, speak or control [default: watch].",
            HelpName = "USE",
            DefaultValueFactory = _ => "watch",
        };
        var track = new Option<string>("--track") { Description = "The only track it is for [default: all].", HelpName = "TRACK" };
        use.AcceptOnlyFromAmong("watch", "speak", "control");
        var list = new Command("list", "List the tokens, without their texts.");
        var made = new Command("new", "Make a token; its text is shown this once.") { name, use, track };
        var (revoked, rotated) = (Id(), Id());
        var revoke = new Command("revoke", "Let nobody in with a token any more, and send out who came with it.") { revoked };
        var rotate = new Command("rotate", "Give a token another text.") { rotated };
        Act(list, context, (tokens, _) => List(tokens));
        Act(made, context, (tokens, parsed) =>
            tokens.Make(parsed.GetValue(name)!, Enum.Parse<TokenUse>(parsed.GetValue(use)!, ignoreCase: true), parsed.GetValue(track))
                is var (token, text)
                ? $"{token.Id}: {text}{Environment.NewLine}{Advice(token)}"
                : ""
        );
        Act(revoke, context, (tokens, parsed) =>
            tokens.Revoke(parsed.GetValue(revoked)!) ? "Nobody is let in with it any more." : throw Unknown(parsed.GetValue(revoked)!)
        );
        Act(rotate, context, (tokens, parsed) =>
            tokens.Rotate(parsed.GetValue(rotated)!) is { } text ? $"Now it is {text}" : throw Unknown(parsed.GetValue(rotated)!)
        );
        return new(Name, "Who may watch, speak and control from other machines: list, new, revoke, rotate.") { list, made, revoke, rotate };
    }

    private static Argument<string> Id() => new("ID") { Description = "As list shows it; \"room\" is the one on the wall." };

    private static void Act(Command command, CommandContext context, Func<Tokens, ParseResult, string> act)
    {
        var options = new SettingOptions();
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var tokens = new Tokens(new(options.Read(parsed, context).Server.KeptIn), context.Time);
                tokens.Refresh();
                await context.Output.WriteLineAsync(act(tokens, parsed));
                return ExitCode.Ok;
            }
        );
    }

    private static string List(Tokens tokens) =>
        tokens.All.Count == 0
            ? "There are no tokens."
            : string.Join(
                Environment.NewLine,
                tokens.All.Select(token =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{token.Id, -8}{token.For.ToString().ToLowerInvariant(), -9}{token.Track ?? "all tracks", -18}{token.Made:yyyy-MM-dd HH:mm}  {token.Name}"
                    )
                )
            );

    private static string Advice(AccessToken token) =>
        token.For switch
        {
            TokenUse.Watch => "Add it to addresses: /overlay?token=…, /live?token=…",
            TokenUse.Speak => $"Add it to the address: /speak?track={token.Track ?? "TRACK"}&token=…",
            _ => "Send it with every call: Authorization: Bearer …",
        };

    private static TokenException Unknown(string id) => new($"There is no token \"{id}\"; livecaptions tokens list shows all.");
}
