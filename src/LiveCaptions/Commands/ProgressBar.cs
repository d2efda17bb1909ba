using LiveCaptions.Telemetry;
using Spectre.Console;

namespace LiveCaptions.Commands;

/// <summary>A progress bar on the error output.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work and shows the progress that it reports.</summary>
    /// <param name="total">The progress at the end; null: unknown.</param>
    public static Task ShowAsync(CommandContext context, string name, double? total, Func<Action<double>, Task> work)
    {
        if (!context.ShowsProgress)
            return work(_ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Bars) });
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn(Spinner.Known.Line)
            )
            .StartAsync(async bar =>
            {
                var task = bar.AddTask(Markup.Escape(PrintableText.Of(name)), maxValue: total ?? 1);
                task.IsIndeterminate = total is null;
                await work(done => task.Value = total is null ? 0 : done);
            });
    }
}
