using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Obs;

/// <summary>
/// The password of OBS's WebSocket server; it computes the answer to the server's challenge and is never shown or logged.
/// </summary>
public sealed class ObsPassword
{
    private readonly string text;

    private ObsPassword(string text) => this.text = text;

    /// <summary>Takes a password as typed.</summary>
    /// <exception cref="ObsSettingsException">The password is empty.</exception>
    public static ObsPassword FromText(string text) =>
        string.IsNullOrEmpty(text)
            ? throw new ObsSettingsException(
                "The password for OBS is empty, so OBS would refuse it; copy it from Tools → WebSocket Server Settings → Show Connect Info."
            )
            : new(text);

    /// <summary>Reads the first line of a UTF-8 file.</summary>
    /// <exception cref="ObsSettingsException">The file cannot be read or its first line is empty.</exception>
    public static ObsPassword FromFile(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return reader.ReadLine() is { Length: > 0 } line
                ? new(line)
                : throw new ObsSettingsException(
                    $"The first line of {path} is empty, so there is no password for OBS; write the password into it."
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ObsSettingsException(
                $"The password for OBS could not be read from {path}: {e.Message} Check the path and who may read the file.",
                e
            );
        }
    }

    /// <summary>Reads an environment variable.</summary>
    /// <exception cref="ObsSettingsException">The variable is not set or empty.</exception>
    public static ObsPassword FromEnvironment(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? new(value)
            : throw new ObsSettingsException(
                $"The environment variable {variable} is not set, so there is no password for OBS; set it and start again."
            );

    /// <summary>
    /// The authentication string of Identify: base64(SHA-256(base64(SHA-256(password + salt)) + challenge)), all text as UTF-8.
    /// </summary>
    /// <remarks>Source: obs-websocket's protocol.md, "Creating an authentication string".</remarks>
    internal string Answer(string challenge, string salt) => Hash(Hash(text + salt) + challenge);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A placeholder, never the password.</summary>
    public override string ToString() => "(password)";
}
