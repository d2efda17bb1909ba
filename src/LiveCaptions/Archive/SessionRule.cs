namespace LiveCaptions.Archive;

/// <summary>
/// When a session ends: after a long silence on all tracks, since a service may run for weeks; and when the service is stopped in good
/// order. A crash does not end it: the show goes on, and its transcript is one.
/// </summary>
internal static class SessionRule
{
    /// <summary>Longer than the breaks within a show, shorter than those between two.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>Whether a word belongs to the session whose last word ended then.</summary>
    /// <param name="closed">The service was stopped in good order after it.</param>
    public static bool GoesOn(DateTimeOffset ended, bool closed, DateTimeOffset word) => !closed && word - ended <= Silence;
}
