using System.CommandLine;
using LiveCaptions.Access;

namespace LiveCaptions.Commands;

/// <summary>
/// Sets the operator's password, which is typed or read from standard input: on a command line, other users could read it.
/// </summary>
internal static class PasswordCommand
{
    public const string Name = "password";

    public static Command Create(CommandContext context)
    {
        var options = new SettingOptions();
        var command = new Command(Name, "Set the operator's password, which other machines must enter.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(new(options.Read(parsed, context).Server.KeptIn), context, stop));
        return command;
    }

    private static async Task<int> RunAsync(OperatorPassword password, CommandContext context, CancellationToken stop)
    {
        var typed = await context.AskHiddenAsync("New password: ", stop);
        if (OperatorPassword.Fault(typed) is { } fault)
            throw new UsageException(fault);
        if (context.ReadHidden is not null && await context.AskHiddenAsync("Once more: ", stop) != typed)
            throw new UsageException("The two are not the same, so nothing was changed.");
        password.Change(typed!);
        await context.Output.WriteLineAsync(
            $"The operator's password is set; its hash is kept in {password.PathOfFile}. Everyone who was signed in must sign in again."
        );
        return ExitCode.Ok;
    }
}
