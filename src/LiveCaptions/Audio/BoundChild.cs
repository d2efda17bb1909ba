using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using CliWrap;
using LiveCaptions.Windows;

namespace LiveCaptions.Audio;

/// <summary>Child processes that end with this program, however it ends, together with everything they have started.</summary>
/// <remarks>
/// On Linux a small shell stands between. It holds the reading end of a pipe whose writing end only this program has, so that it notices
/// every end of it, <c>kill -9</c> included. A mark in the environment finds all descendants, also those that left the group or the
/// session, or whose parent has ended. On Windows a job object holds them. Elsewhere the command is unchanged.
/// </remarks>
internal static class BoundChild
{
    private const string Setsid = "setsid";
    private const string EndOfInput = ".";

    // The main shell waits for the command; its background half waits for the end of the pipe. Both end all marked processes: politely,
    // and half a second later by force. The background half is no child of ours, so that it survives those who kill a process with its
    // whole tree. Redirections keep the shells from holding the command's standard output open, and from telling how it ended.
    private const string Script = """
        mark=BOUND_TO_LIVECAPTIONS=$1
        shift
        input=
        while IFS= read -r line && [ "$line" != . ]; do input="$input$line
        "; done
        exec 3<&0 </dev/null
        signal() {
            found=
            for file in $(grep -lsF "$mark" /proc/[0-9]*/environ); do
                process=${file#/proc/}
                kill -s "$1" "${process%/environ}" && found=yes
            done
            [ "$found" ]
        }
        finish() {
            signal TERM || return 0
            for tenth in 1 2 3 4 5; do
                sleep 0.1
                signal 0 || return 0
            done
            while signal KILL; do sleep 0.1; done
        }
        trap asked=yes INT TERM HUP QUIT
        if [ "$input" ]; then
            printf %s "$input" | env "$mark" "$@" 3<&- &
        else
            env "$mark" "$@" </dev/null 3<&- &
        fi
        child=$!
        watcher=$({ while read -r line; do :; done; finish; } <&3 >/dev/null 2>&1 & echo $!)
        exec 3<&- 2>/dev/null
        while :; do
            wait "$child"
            code=$?
            [ "$asked" ] && asked= && finish >/dev/null 2>&1
            kill -0 "$child" 2>/dev/null || break
        done
        kill -s KILL "$watcher" 2>/dev/null
        exec >/dev/null 2>&1
        finish
        exit "$code"
        """;

    private static readonly bool IsPossible =
        OperatingSystem.IsLinux() && IsProgram(Setsid) && IsProgram("grep") && IsProgram("env") && File.Exists("/bin/sh");

    /// <summary>Binds a command to the life of this program.</summary>
    /// <param name="command">The command; its standard input is replaced.</param>
    /// <param name="stop">Ends the command and all that it has started; some ignore signals.</param>
    /// <param name="input">Lines for its standard input, which other users cannot read, unlike arguments; none is a lone dot.</param>
    public static Command EndsWithUs(this Command command, CancellationToken stop, string input = "")
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        // A program that does not exist is started directly, so that the failure is the usual one.
        if (!IsPossible || !IsProgram(command.TargetFilePath))
            return command.WithStandardInputPipe(PipeSource.FromBytes(bytes));
        var script = new List<string> { "/bin/sh", "-c", Script, "livecaptions-child", Guid.NewGuid().ToString("N") };
        return command
            .WithTargetFile(Setsid)
            .WithArguments(arguments => arguments.Add(script).Add(command.TargetFilePath).Add(command.Arguments, escape: false))
            .WithStandardInputPipe(PipeSource.Create((pipe, ended) => HoldAsync(pipe, bytes, stop, ended)));
    }

    /// <summary>Runs a command that is bound to the life of this program.</summary>
    /// <param name="command">The command.</param>
    /// <param name="forceful">Kills it.</param>
    /// <param name="graceful">Asks it to end; on Windows, where a program without a window cannot be asked, kills it.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static async Task<CommandResult> RunAsync(this Command command, CancellationToken forceful, CancellationToken graceful) =>
        OperatingSystem.IsWindows() ? await RunInJobAsync(command, forceful, graceful) : await command.ExecuteAsync(forceful, graceful);

    /// <remarks>For a graceful end CliWrap unpacks another program into the folder of temporary files and starts it there.</remarks>
    [SupportedOSPlatform("windows")]
    private static async Task<CommandResult> RunInJobAsync(Command command, CancellationToken forceful, CancellationToken graceful)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(forceful, graceful);
        ChildJob? job = null;
        try
        {
            return await command.ExecuteAsync(null, process => job = Hold(process), either.Token, CancellationToken.None);
        }
        finally
        {
            job?.Dispose();
        }
    }

    [SupportedOSPlatform("windows")]
    private static ChildJob? Hold(Process process)
    {
        try
        {
            var job = ChildJob.Hold(process);
            // What it has left running would hold our end of its output open.
            process.Exited += (_, _) => job.Dispose();
            // Recognition may stand back behind other programs; whoever brings it the sound does not.
            process.PriorityClass = ProcessPriorityClass.Normal;
            return job;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null; // it has ended already, or jobs are forbidden here; it runs unbound
        }
    }

    /// <summary>Writes the input and keeps the pipe open until the command has ended or is to end.</summary>
    private static async Task HoldAsync(Stream pipe, byte[] input, CancellationToken stop, CancellationToken ended)
    {
        await pipe.WriteAsync(input, ended);
        await pipe.WriteAsync(Encoding.UTF8.GetBytes($"{EndOfInput}\n"), ended);
        await pipe.FlushAsync(ended);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, ended);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static bool IsProgram(string program) =>
        program.Contains(Path.DirectorySeparatorChar)
            ? File.Exists(program)
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, program)));
}
