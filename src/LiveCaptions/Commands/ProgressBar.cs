using LiveCaptions.Telemetry;
using Spectre.Console;

namespace LiveCaptions.Commands;

/// <summary>Adds a progress bar.</summary>
/// <param name="name">What progresses.</param>
/// <param name="total">The progress at the end; null: unknown.</param>
/// <returns>Reports progress.</returns>
internal delegate Action<double> AddBar(string name, double? total);

/// <summary>Progress bars on the error output.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work and shows the progress that it reports.</summary>
    /// <param name="total">The progress at the end; null: unknown.</param>
    public static Task ShowAsync(CommandContext context, string name, double? total, Func<Action<double>, Task> work) =>
        ShowAllAsync(context, add => work(add(name, total)));

    /// <summary>Runs the work and shows a bar for each part of it; those that are complete vanish.</summary>
    public static Task ShowAllAsync(CommandContext context, Func<AddBar, Task> work)
    {
        if (!context.ShowsProgress)
            return work((_, _) => _ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Bars) });
        return console
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn(Spinner.Known.Line)
            )
            .StartAsync(bars => work((name, total) => Add(bars, name, total)));
    }

    private static Action<double> Add(ProgressContext bars, string name, double? total)
    {
        var task = bars.AddTask(Markup.Escape(PrintableText.Of(name)), maxValue: total ?? 1);
        task.IsIndeterminate = total is null;
        return done => task.Value = total is null ? 0 : done;
    }
}
