using System.Collections;

namespace LiveCaptions.Commands;

/// <summary>A token for another machine: from a file or the environment, since everybody on a machine can read command lines.</summary>
internal static class SentToken
{
    /// <summary>The variable with the token to speak.</summary>
    public const string Speak = "LIVECAPTIONS_TOKEN";

    /// <summary>The variable with the token to watch.</summary>
    public const string Watch = "LIVECAPTIONS_WATCH_TOKEN";

    /// <summary>Reads a token.</summary>
    /// <param name="file">The file that holds it; null: none was named.</param>
    /// <param name="variable">The environment variable that holds it otherwise.</param>
    /// <returns>Null: there is none.</returns>
    /// <exception cref="UsageException">The file cannot be read, or holds no token.</exception>
    public static string? Read(string? file, string variable, IDictionary environment)
    {
        var text = file is null ? environment[variable] as string : FirstLine(file);
        text = text?.Trim();
        if (file is null && string.IsNullOrEmpty(text))
            return null;
        return text is { Length: > 0 and <= 200 } && text.All(c => c is > ' ' and <= '~')
            ? text
            : throw new UsageException(
                $"There is no token in {file ?? variable}. Put the text there that livecaptions tokens new has shown on the captioner."
            );
    }

    private static string? FirstLine(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The token cannot be read from {file}: {e.Message}");
        }
    }
}
