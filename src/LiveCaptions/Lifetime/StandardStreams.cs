using System.Text;

namespace LiveCaptions.Lifetime;

/// <summary>Standard input, output and error as the program was started with them: each may be closed.</summary>
/// <remarks>
/// Where one is closed, the next file that is opened takes its number: in a program of .NET a pipe of the runtime that delivers signals.
/// What is meant for the terminal must not go there. A descriptor that was inherited is never marked as close-on-exec, and the runtime
/// marks all of its own (fcntl(2), execve(2)).
/// </remarks>
internal static class StandardStreams
{
    private const int Input = 0,
        Output = 1,
        Error = 2;

    // O_CLOEXEC, as proc_pid_fdinfo(5) writes it.
    private const int CloseOnExec = 0x80000;

    /// <summary>Opens standard input; one that is closed gives nothing.</summary>
    public static Stream OpenInput() => IsOpen(Input) ? Console.OpenStandardInput() : Stream.Null;

    /// <summary>Opens standard output; null: it is closed.</summary>
    public static Stream? OpenOutput() => IsOpen(Output) ? Console.OpenStandardOutput() : null;

    /// <summary>The reader of lines on standard input; one that is closed gives none.</summary>
    public static TextReader Lines => IsOpen(Input) ? Console.In : TextReader.Null;

    /// <summary>
    /// Makes the console of Windows speak UTF-8, whatever the code page of the system; the other systems' terminals do already. Call it
    /// before anything is written.
    /// </summary>
    public static void SpeakUtf8()
    {
        if (!OperatingSystem.IsWindows())
            return;
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            // What is typed is read as UTF-16: older consoles give nothing for letters outside ASCII when asked for UTF-8.
            Console.InputEncoding = Console.IsInputRedirected ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.Unicode;
        }
        catch (IOException)
        {
            // There is no console.
        }
    }

    /// <summary>Makes <see cref="Console.Error"/> safe to write to, whatever it is.</summary>
    public static void SecureError() => Console.SetError(new LastingWriter(IsOpen(Error) ? Console.Error : TextWriter.Null));

    /// <remarks>Elsewhere than on Linux, the runtime says by itself that a stream gives nothing, or it cannot be asked.</remarks>
    private static bool IsOpen(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}")
                .First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
