using LiveCaptions.Health;

namespace LiveCaptions.Http;

/// <summary>
/// A request is refused; the message is the sentence for whoever sent it. <see cref="RefusalMiddleware"/> answers it, the hub passes it on.
/// </summary>
/// <param name="status">The HTTP status.</param>
internal class RefusedException(int status, string sentence) : Exception(sentence), IUserFacingError
{
    public int Status => status;

    /// <summary>Further members of the problem, for programs.</summary>
    public virtual IReadOnlyDictionary<string, object?>? Details => null;
}

/// <summary>A request names a track that does not exist.</summary>
/// <param name="track">The track's id in the request; null: the first track, and there is none.</param>
/// <param name="tracks">The ids that the sender may know.</param>
internal sealed class NoSuchTrackException(string? track, IEnumerable<string> tracks)
    : RefusedException(StatusCodes.Status404NotFound, Sentence(track, tracks))
{
    public override IReadOnlyDictionary<string, object?> Details { get; } =
        new Dictionary<string, object?> { ["tracks"] = tracks.ToArray() };

    private static string Sentence(string? track, IEnumerable<string> tracks) =>
        (track is null ? "There is no track. " : $"There is no track \"{Echo.Of(track)}\". ")
        + (tracks.Any() ? $"There are: {string.Join(", ", tracks)}." : "Add one in the settings, or with PUT /api/tracks/{track}.");
}
