namespace LiveCaptions.Outputs;

/// <summary>What is wrong with one output, in a sentence: logged once an episode and kept for reports.</summary>
/// <remarks>Threading: written by the output's loop, read by anybody.</remarks>
internal sealed partial class OutputStatus(string output, ILogger logger)
{
    private volatile string? sentence;

    /// <summary>What is wrong now; null if nothing is.</summary>
    public string? Sentence => sentence;

    /// <summary>Reports what is wrong.</summary>
    public void Say(string trouble)
    {
        if (sentence == trouble)
            return;
        sentence = trouble;
        Log.Says(logger, output, trouble);
    }

    /// <summary>Withdraws the report: nothing is wrong any more.</summary>
    public void Withdraw()
    {
        if (sentence is null)
            return;
        sentence = null;
        Log.WorksAgain(logger, output);
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Warning, "{Output}: {Trouble}")]
        public static partial void Says(ILogger logger, string output, string trouble);

        [LoggerMessage(42, LogLevel.Information, "{Output}: captions go there again")]
        public static partial void WorksAgain(ILogger logger, string output);
    }
}
