using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Remote;

/// <summary>The token that lets this machine's sound be recognised on another one.</summary>
internal static class RemoteToken
{
    private const int MaxLength = 200;

    /// <summary>Reads it.</summary>
    /// <returns>Null: none is set.</returns>
    /// <exception cref="RemoteTokenException">The file cannot be read, or holds no token.</exception>
    public static string? Of(RemoteSettings machine) =>
        machine.TokenFile is { } file ? Checked(FirstLine(file), file)
        : machine.Token is { } token ? Checked(token, "Remote:Token")
        : null;

    private static string Checked(string? text, string place) =>
        text?.Trim() is { Length: > 0 and <= MaxLength } token && token.All(c => c is > ' ' and <= '~')
            ? token
            : throw new RemoteTokenException(
                $"There is no token in {place}. Put the text there that livecaptions tokens new has shown on the machine that is to recognise."
            );

    private static string? FirstLine(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RemoteTokenException($"The token cannot be read from {file} (Remote:TokenFile): {e.Message}", e);
        }
    }
}

/// <summary>The token for the machine that recognises cannot be used.</summary>
internal sealed class RemoteTokenException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
