using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CliWrap;
using LiveCaptions.Audio;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>What a separate process answered.</summary>
/// <param name="Answer">Null: there is none.</param>
/// <param name="Trouble">A few words on why there is no answer; null: there is one.</param>
internal readonly record struct Trial<T>(T? Answer, string? Trouble)
    where T : class
{
    /// <summary>False: the system did not start the process, so nothing was tried.</summary>
    public bool Started { get; init; } = true;

    /// <summary>False: the failure may be one of this moment, of a busy machine or of short memory, and proves nothing for later.</summary>
    public bool Lasts { get; init; } = true;
}

/// <summary>
/// Tries hardware in a second process of this program: a driver or an instruction that crashes or hangs takes only that process with it.
/// </summary>
internal static class TrialProcess
{
    // Between the request to end and the kill.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);

    private const int MaxReasonLength = 200;

    // What a shell reports for a process that a signal ended.
    private const int SignalBase = 128;

    // By the system, which does that where memory is short.
    private const int Killed = SignalBase + 9;

    /// <summary>This program with these arguments.</summary>
    /// <param name="build">The build of the engine that it computes with; null: the one in use here.</param>
    public static Command Self(IEnumerable<string> arguments, EngineBuild? build = null)
    {
        var program = Environment.ProcessPath!;
        // Started as `dotnet livecaptions.dll`, the process is dotnet's.
        IEnumerable<string> host = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
        build ??= EngineBuilds.Chosen;
        IEnumerable<string> engine = build is null ? [] : ["--build", build.Name];
        return Cli.Wrap(program).WithArguments([.. host, .. arguments, .. engine]);
    }

    /// <summary>Runs the process and reads the answer from the last line of its output that is JSON.</summary>
    /// <remarks>
    /// A process that hangs is killed with all its children; only a user who stops the program lets it end by itself first.
    /// </remarks>
    public static async Task<Trial<T>> AskAsync<T>(Command command, TimeSpan timeout, CancellationToken stop)
        where T : class
    {
        using var forceful = new CancellationTokenSource(timeout);
        using var impatience = stop.Register(() => forceful.CancelAfter(GracePeriod));
        var (output, errors) = (new OutputTail(), new OutputTail());
        try
        {
            var result = await command
                .EndsWithUs(stop)
                .WithStandardOutputPipe(output.Target)
                .WithStandardErrorPipe(errors.Target)
                .WithValidation(CommandResultValidation.None)
                .RunAsync(forceful.Token, stop);
            return result.ExitCode == 0
                ? Read<T>(output)
                : new(null, $"the process that tried it ended with code {result.ExitCode}{Reason(result.ExitCode, errors)}")
                {
                    Lasts = result.ExitCode != Killed,
                };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"it gave no answer within {timeout.TotalSeconds:F0} s"))
            {
                Lasts = false,
            };
        }
        catch (Win32Exception e)
        {
            return new(null, $"the process that tries it did not start ({e.Message})") { Started = false };
        }
    }

    private static Trial<T> Read<T>(OutputTail output)
        where T : class
    {
        try
        {
            var line = output.Lines.LastOrDefault(text => text.StartsWith('{'));
            return line is null ? new(null, "the process that tried it said nothing") : new(JsonSerializer.Deserialize<T>(line), null);
        }
        catch (JsonException)
        {
            return new(null, "its answer cannot be read");
        }
    }

    private static string Reason(int code, OutputTail errors)
    {
        var signal = (code - SignalBase) switch
        {
            4 => "illegal instruction",
            6 => "aborted",
            8 => "arithmetic fault",
            9 => "killed",
            11 => "memory fault",
            _ => null,
        };
        var line = errors.Lines is [.., var last] ? last[..Math.Min(last.Length, MaxReasonLength)] : signal;
        return line is null ? "" : $" ({line})";
    }
}
