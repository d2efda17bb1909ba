using System.CommandLine;
using LiveCaptions.Desktop;
using LiveCaptions.Health;
using LiveCaptions.Hosting;

namespace LiveCaptions.Commands;

/// <summary>
/// What a double click does: shows captions and opens the start page; where they are shown already, it only opens the page.
/// </summary>
internal static class OpenCommand
{
    public const string Name = "open",
        KeepWindow = "--keep-window",
        Minimized = "--minimized";

    /// <summary>The first start may measure models; one that takes longer has stopped on the way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.2);

    public static Command Create(SpeechEngine engine, CommandContext context)
    {
        var noPage = new Option<bool>("--no-page") { Description = "Open no page: the start with the computer or with OBS." };
        // Both are for the process that this one runs below (see OwnWindow).
        var keep = new Option<bool>(KeepWindow) { Description = "After an error, keep the window open until a key is pressed." };
        var minimized = new Option<bool>(Minimized) { Description = "On Windows, go on in a minimized window." };
        var options = new SettingOptions();
        var command = new Command(Name, "Show captions, and open the start page; where they are shown already, only open the page.")
        {
            noPage,
            keep,
            minimized,
        };
        options.AddTo(command);
        command.SetAction(
            (parsed, stop) =>
            {
                // After a crash, or a restart that a page asked for, the page is open already.
                var opens = !parsed.GetValue(noPage) && !context.WasUpBefore;
                return RunAsync(ServeCommand.Read(options, parsed, engine, context), opens, context, stop);
            }
        );
        return command;
    }

    /// <summary>Becomes the instance, or opens the page of the one that there is; one that starts is waited for.</summary>
    private static async Task<int> RunAsync(CaptionShow show, bool opens, CommandContext context, CancellationToken stop)
    {
        var begun = context.Time.GetTimestamp();
        while (true)
        {
            if (Running(show, context) is { } running)
                return await ShowAsync(running, opens, context, stop);
            using var instance = context.Instances.Own(show.Port);
            if (instance is not null)
                return await ServeAsync(show, instance, opens, context, stop);
            if (context.Time.GetElapsedTime(begun) > Patience)
                throw new StartTooLongException(show.Port, context.Instances.Find(show.Port));
            await Task.Delay(Look, context.Time, stop);
        }
    }

    /// <summary>
    /// The instance that is meant: at this port, or with the same settings file, whose port may have been changed since that one started.
    /// </summary>
    private static InstanceRecord? Running(CaptionShow show, CommandContext context) =>
        context.Instances.Find(show.Port) is { } atPort ? (atPort.IsUp ? atPort : null)
        : show.PortFrom is null ? null
        : context.Instances.All().FirstOrDefault(running => running.IsUp && running.Settings == show.PortFrom);

    private static async Task<int> ShowAsync(InstanceRecord running, bool opens, CommandContext context, CancellationToken stop)
    {
        await context.Output.WriteLineAsync($"LiveCaptions is running already: {running.Address}");
        if (opens && await context.OpenPage(OpenedPage.At(running.Address), stop) is { } notOpened)
            await context.Error.WriteLineAsync(notOpened);
        return ExitCode.Ok;
    }

    private static async Task<int> ServeAsync(
        CaptionShow show,
        Instance instance,
        bool opens,
        CommandContext context,
        CancellationToken stop
    )
    {
        try
        {
            return await show.RunAsync(instance, opens ? OpenedPage.At(new($"http://127.0.0.1:{show.Port}/")) : null, stop);
        }
        catch (PortInUseException e)
        {
            throw new PortOfAnotherException(show.Port, e);
        }
    }
}

/// <summary>Another start of the same program has not finished.</summary>
internal sealed class StartTooLongException(int port, InstanceRecord? other)
    : Exception(
        $"Another LiveCaptions has been starting or stopping on port {port} for minutes{(other is null ? "" : $" (process {other.Process})")}, so there is no page to open. "
            + "End it with livecaptions quit, or in the list of processes, and start again."
    ),
        IUserFacingError;

/// <summary>The port is taken by a program that is not this user's LiveCaptions.</summary>
internal sealed class PortOfAnotherException(int port, Exception cause)
    : Exception(
        $"Port {port} is in use by another program, or by another user's LiveCaptions, so there are no captions. "
            + $"Close that program, or set Server:Port in the settings file to another number, such as {(port < 65535 ? port + 1 : port - 1)}, and start again.",
        cause
    ),
        IUserFacingError;
