using Spectre.Console;

namespace LiveCaptions.Commands;

/// <summary>Shows on the error output how far a recording is.</summary>
internal static class ProgressBar
{
    /// <summary>Does the work, which tells the seconds of sound that are done.</summary>
    /// <param name="seconds">All seconds; null: not known.</param>
    public static Task ShowAsync(CommandContext context, string name, double? seconds, Func<Action<double>, Task> work)
    {
        if (!context.ShowsProgress)
            return work(_ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Error) });
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
                var task = bar.AddTask(Markup.Escape(name), maxValue: seconds ?? 1);
                task.IsIndeterminate = seconds is null;
                await work(done => task.Value = seconds is null ? 0 : done);
            });
    }
}
