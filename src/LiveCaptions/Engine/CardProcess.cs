using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Asks this very program, started once more: a driver that crashes or hangs takes that one with it.</summary>
internal sealed class CardProcess : ICardProbe
{
    // Drivers wake within a second or two. A card that needs longer than a minute for a few steps, with loading the model, is of no use on air.
    private static readonly TimeSpan Waking = TimeSpan.FromSeconds(15),
        Trial = TimeSpan.FromSeconds(60);

    private const int MostTrouble = 200;

    public bool MayExist => GraphicsCards.MayExist;

    public Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop) =>
        AskAsync(Self(question), question.Card is null ? Waking : Trial, stop);

    /// <summary>Starts it and reads the answer in the last line that it writes.</summary>
    internal static async Task<CardAnswer> AskAsync(ProcessStartInfo start, TimeSpan patience, CancellationToken stop)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        using var process = new Process { StartInfo = start };
        try
        {
            if (!process.Start())
                return Failed("the process that tries it did not start");
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == 0)
                return Read(await output);
            var line = LastLine(await errors);
            return Failed(
                string.Create(CultureInfo.InvariantCulture, $"the process that tried it ended with code {process.ExitCode}{line}")
            );
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"it gave no answer within {patience.TotalSeconds:F0} s"));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return Failed($"the process that tries it did not start ({e.Message})");
        }
        finally
        {
            End(process);
        }
    }

    private static CardAnswer Read(string output)
    {
        try
        {
            var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(text => text.StartsWith('{'));
            return line is null ? Failed("the process that tried it said nothing")
                : JsonSerializer.Deserialize<CardAnswer>(line) is { Cards: not null } answer ? answer
                : Failed("its answer cannot be read");
        }
        catch (JsonException)
        {
            return Failed("its answer cannot be read");
        }
    }

    private static CardAnswer Failed(string trouble) => new([], Trouble: trouble);

    private static string LastLine(string errors)
    {
        var line = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
        return line.Length == 0 ? "" : $" ({line[..Math.Min(line.Length, MostTrouble)]})";
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It never ran, or is over.
        }
    }

    private static ProcessStartInfo Self(CardQuestion question)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program);
        // Started as `dotnet livecaptions.dll`, the process is dotnet's.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        foreach (var argument in question.Arguments())
            start.ArgumentList.Add(argument);
        return start;
    }
}
