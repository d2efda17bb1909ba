using CliWrap;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Tries cards in a second process of this program: a driver that crashes or hangs takes only that process with it.</summary>
internal sealed class CardProcess : ICardProbe
{
    // Drivers wake within a second or two. A card that needs over a minute to load the model and take a few steps is useless on air.
    private static readonly TimeSpan ListingTimeout = TimeSpan.FromSeconds(15),
        TrialTimeout = TimeSpan.FromSeconds(60);

    public bool MayExist => GraphicsCards.MayExist;

    public Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop) =>
        AskAsync(TrialProcess.Self(question.Arguments()), question.Card is null ? ListingTimeout : TrialTimeout, stop);

    /// <summary>Runs the process; failures are part of the answer.</summary>
    internal static async Task<CardAnswer> AskAsync(Command command, TimeSpan timeout, CancellationToken stop) =>
        await TrialProcess.AskAsync<CardAnswer>(command, timeout, stop) switch
        {
            { Trouble: { } trouble } => new([], Trouble: trouble),
            { Answer: { Cards: not null } answer } => answer,
            _ => new([], Trouble: "its answer cannot be read"),
        };
}
