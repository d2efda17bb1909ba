using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Looks at one link of the chain from the sound to the viewers.</summary>
internal delegate Task<IReadOnlyList<Finding>> LookAsync(CancellationToken stop);

/// <summary>One link of the chain from the sound to the viewers.</summary>
/// <param name="Subject">The link, as the subject of a sentence: "The sound devices".</param>
/// <param name="LookAsync">Looks at it; must end soon after its token.</param>
internal sealed record Check(string Subject, LookAsync LookAsync)
{
    /// <summary>A check that takes longer is given up: its part hangs, which is a finding.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A check that does not wait for anything.</summary>
    public static Check Of(string subject, Func<IEnumerable<Finding>> look) =>
        new(subject, _ => Task.FromResult<IReadOnlyList<Finding>>([.. look()]));
}
