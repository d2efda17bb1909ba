namespace LiveCaptions.Engine;

/// <summary>Asks about graphics cards without waking a driver in this process.</summary>
internal interface ICardProbe
{
    /// <summary>Whether this build can use cards at all, without asking a driver.</summary>
    bool MayExist { get; }

    /// <summary>Asks; failures are part of the answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was requested.</exception>
    Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop);
}
