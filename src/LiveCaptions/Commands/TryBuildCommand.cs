using System.CommandLine;
using System.Text.Json;
using LiveCaptions.Engine;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>
/// Lets a build of the speech engine compute in a process of its own, which it may end. The program runs it by itself; the help does not
/// list it.
/// </summary>
internal static class TryBuildCommand
{
    // More than one, since each thread has a state of its own; few, since the products are small.
    private const int Threads = 2;

    /// <summary>The build to compute with.</summary>
    public static Option<string?> Build { get; } = new("--build");

    public static Command Create(CommandContext context)
    {
        var command = new Command(BuildProcess.Command, "Try a build of the speech engine.") { Build };
        command.Hidden = true;
        command.SetAction(
            async (parsed, _) =>
            {
                Use(parsed.GetValue(Build));
                await context.Output.WriteLineAsync(JsonSerializer.Serialize(new BuildAnswer(Compute())));
                return ExitCode.Ok;
            }
        );
        return command;
    }

    /// <summary>Lets this process compute with the build of this name, if there is one.</summary>
    public static void Use(string? name)
    {
        if (name is not null && EngineBuilds.Find().FirstOrDefault(build => build.Name == name) is { } build)
            EngineBuilds.Use(build);
    }

    /// <returns>Null: the results are right.</returns>
    private static string? Compute()
    {
        try
        {
            EngineBuilds.Check(Threads);
            return null;
        }
        catch (NativeLibraryException e)
        {
            return e.Message.TrimEnd('.');
        }
    }
}
