namespace LiveCaptions.Outputs;

/// <summary>What is wrong with one output, in a sentence: logged once an episode and kept for reports.</summary>
/// <remarks>Threading: written by the output's loop, read by anybody.</remarks>
internal sealed partial class OutputStatus(string output, ILogger logger)
{
    private volatile string? problem;

    /// <summary>What is wrong now; null if nothing is.</summary>
    public string? Problem => problem;

    /// <summary>Reports what is wrong.</summary>
    public void Report(string problem)
    {
        if (this.problem == problem)
            return;
        this.problem = problem;
        Log.Problem(logger, output, problem);
    }

    /// <summary>Clears the report: nothing is wrong any more.</summary>
    public void Clear()
    {
        if (problem is null)
            return;
        problem = null;
        Log.WorksAgain(logger, output);
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Warning, "{Output}: {Problem}")]
        public static partial void Problem(ILogger logger, string output, string problem);

        [LoggerMessage(42, LogLevel.Information, "{Output}: captions go there again")]
        public static partial void WorksAgain(ILogger logger, string output);
    }
}
