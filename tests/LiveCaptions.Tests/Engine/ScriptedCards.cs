using LiveCaptions.Engine;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Engine;

/// <summary>Cards that answer as a test says, and a list of all that they were asked.</summary>
internal sealed class ScriptedCards(params GraphicsCard[] cards) : ICardProbe
{
    public const string Speech = "she sells sea shells on the sea shore";

    public List<CardQuestion> Asked { get; } = [];
    public bool MayExist { get; init; } = true;

    /// <summary>Why even counting them fails.</summary>
    public string? Trouble { get; init; }

    /// <summary>What a trial of this card gives.</summary>
    public Func<CardQuestion, CardAnswer> Try { get; init; } = _ => Answer(seconds: 0.01);

    public static GraphicsCard Card(int number, string name, bool integrated = false, long free = 8L << 30) =>
        new(number, "Vulkan", name, integrated, free, 10L << 30);

    public static CardAnswer Answer(double? seconds, string text = Speech, long free = 6L << 30) =>
        new([], new(Speech, 0.05), new(text, seconds, free));

    public Task<CardAnswer> AskAsync(CardQuestion question, CancellationToken stop)
    {
        Asked.Add(question);
        return Task.FromResult(question.Card is null ? new CardAnswer(Trouble is null ? cards : [], Trouble: Trouble) : Try(question));
    }
}
