using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Translation;

namespace LiveCaptions.Checks;

/// <summary>Whether the engines of translated tracks answer, and translate between their languages, before anybody speaks.</summary>
/// <param name="open">Opens the engine of this name; null: there is none.</param>
internal sealed class TranslationChecks(Func<string, ITranslator?> open, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="translated">The translated tracks to ask for.</param>
    /// <param name="all">All tracks, among which their sources are.</param>
    /// <param name="stop">Ends the questions.</param>
    public async Task<IReadOnlyList<Finding>> LookAsync(
        IEnumerable<TrackSettings> translated,
        IReadOnlyList<TrackSettings> all,
        CancellationToken stop
    ) =>
        await Task.WhenAll(
            translated.Select(track =>
                LookAsync(track, all.FirstOrDefault(other => other.Id == track.TranslationOf)?.Language ?? "auto", stop)
            )
        );

    private async Task<Finding> LookAsync(TrackSettings track, string spoken, CancellationToken stop)
    {
        if (open(track.Engine) is not { } translator)
            return Bad(track, $"There is no engine \"{track.Engine}\".");
        using (translator)
        using (var late = new CancellationTokenSource(Patience, time))
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token))
        {
            try
            {
                var from = spoken.Split(',').FirstOrDefault(code => code != "auto" && code != track.Language);
                return await translator.FaultAsync(from, track.Language, end.Token) is { } fault
                    ? Bad(track, fault)
                    : new(Mark.Good, $"{translator.Description} can translate track {track.Id}.");
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return Bad(track, $"{translator.Description} has not answered for {Patience.TotalSeconds} s.");
            }
        }
    }

    /// <summary>What a translated track lacks.</summary>
    public static Finding Bad(string track, string reason) =>
        new(
            Mark.Bad,
            Problem.NotTranslated.About(track),
            reason,
            "Start the engine, or correct the track's settings and Translators; it is asked again by itself."
        );

    private static Finding Bad(TrackSettings track, string reason) => Bad(track.Id, reason);
}
