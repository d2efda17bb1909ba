namespace LiveCaptions.Engine;

/// <summary>Asks about graphics cards without waking a driver in this process.</summary>
internal interface ICardProbe
{
    /// <summary>Whether this build can use cards at all; costs nothing.</summary>
    bool MayExist { get; }

    /// <summary>Asks, and gives an answer whatever happens: what went wrong is in it.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop);
}
