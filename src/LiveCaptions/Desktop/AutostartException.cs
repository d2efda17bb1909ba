using System.Security;
using LiveCaptions.Health;

namespace LiveCaptions.Desktop;

/// <summary>The automatic start cannot be set.</summary>
internal sealed class AutostartException(string sentence, Exception? cause = null) : Exception(sentence, cause), IUserFacingError
{
    /// <summary>Whether the system refuses a change, or cannot make it.</summary>
    public static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException or SecurityException;

    /// <summary>Makes a change.</summary>
    /// <param name="with">What the program starts with: "OBS".</param>
    /// <param name="done">What is tried: "switched on".</param>
    /// <param name="obstacle">What a refusal means: "FILE cannot be changed".</param>
    /// <exception cref="AutostartException">The system refuses.</exception>
    public static void Guard(string with, string done, string obstacle, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new AutostartException(
                $"Starting with {with} could not be {done}, because {obstacle} ({e.Message}). It stays as it was; captions are not affected.",
                e
            );
        }
    }
}
