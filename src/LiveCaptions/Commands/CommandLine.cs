using System.CommandLine;

namespace LiveCaptions.Commands;

/// <summary>The program's commands and what each says of itself.</summary>
internal static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand("""
            Live captions on this machine: listens, recognises, and shows rolling captions in a browser overlay.

            Without a command it serves. Exit codes: 0 done, 1 something failed, 2 wrong usage or settings.
            Every setting is described in config/livecaptions.json; an environment variable such as
            LIVECAPTIONS__SERVER__PORT=5000 overrides the file, and the command line overrides both.
            """);
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Build());
        return root;
    }
}
