using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CliWrap;
using LiveCaptions.Audio;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Tries cards in a second process of this program: a driver that crashes or hangs takes only that process with it.</summary>
internal sealed class CardProcess : ICardProbe
{
    // Drivers wake within a second or two. A card that needs over a minute to load the model and take a few steps is useless on air.
    private static readonly TimeSpan ListingTimeout = TimeSpan.FromSeconds(15),
        TrialTimeout = TimeSpan.FromSeconds(60);

    // Between the request to end and the kill.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);

    private const int MaxReasonLength = 200;

    public bool MayExist => GraphicsCards.MayExist;

    public Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop) =>
        AskAsync(Self(question), question.Card is null ? ListingTimeout : TrialTimeout, stop);

    /// <summary>Runs the process and reads the answer from the last line of its output that is JSON.</summary>
    /// <remarks>
    /// A process that hangs is killed with all its children; only a user who stops the program lets it end by itself first.
    /// </remarks>
    internal static async Task<CardAnswer> AskAsync(Command command, TimeSpan timeout, CancellationToken stop)
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
                .ExecuteAsync(forceful.Token, stop);
            return result.ExitCode == 0
                ? Read(output)
                : Failed($"the process that tried it ended with code {result.ExitCode}{Reason(errors)}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"it gave no answer within {timeout.TotalSeconds:F0} s"));
        }
        catch (Win32Exception e)
        {
            return Failed($"the process that tries it did not start ({e.Message})");
        }
    }

    private static CardAnswer Read(OutputTail output)
    {
        try
        {
            var line = output.Lines.LastOrDefault(text => text.StartsWith('{'));
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

    private static string Reason(OutputTail errors) =>
        errors.Lines is [.., var line] ? $" ({line[..Math.Min(line.Length, MaxReasonLength)]})" : "";

    private static Command Self(CardQuestion question)
    {
        var program = Environment.ProcessPath!;
        // Started as `dotnet livecaptions.dll`, the process is dotnet's.
        IEnumerable<string> host = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
        return Cli.Wrap(program).WithArguments([.. host, .. question.Arguments()]);
    }
}
