using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The tokens on disk, in a file that only its owner may read; the service and the command line both change it.</summary>
internal sealed class TokenFile(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public string PathOfFile { get; } = Path.Combine(folder, "tokens.json");

    /// <summary>Changes with the file.</summary>
    public DateTime Stamp => File.GetLastWriteTimeUtc(PathOfFile);

    /// <exception cref="TokenException">The file cannot be used.</exception>
    public IReadOnlyList<AccessToken> Read()
    {
        try
        {
            if (!Path.Exists(PathOfFile))
                return [];
            var tokens = JsonSerializer.Deserialize<List<AccessToken?>>(File.ReadAllBytes(PathOfFile), Json);
            return tokens is not null && tokens.TrueForAll(token => token is not null)
                ? [.. tokens.OfType<AccessToken>()]
                : throw new JsonException("a token is missing in it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TokenException($"The tokens in {PathOfFile} cannot be used, so no token is accepted: {e.Message}", e);
        }
    }

    /// <summary>Moves the file aside if it is damaged: no token is accepted then, and the service starts.</summary>
    /// <returns>A sentence about it; null: the file can be used, or only this user cannot read it.</returns>
    public string? SetAsideIfDamaged(TimeProvider time)
    {
        try
        {
            Read();
            return null;
        }
        catch (TokenException e) when (e.InnerException is JsonException || Directory.Exists(PathOfFile))
        {
            return $"The tokens in {PathOfFile} are damaged, so those that were given out no longer let anybody in; {DamagedFile.SetAside(PathOfFile, time)}. Make new ones: livecaptions tokens new";
        }
        catch (TokenException)
        {
            return null;
        }
    }

    /// <summary>Reads, changes and writes the file under a lock.</summary>
    /// <returns>The tokens after the change.</returns>
    /// <exception cref="TokenException">The file cannot be used, or another process holds the lock.</exception>
    public IReadOnlyList<AccessToken> Change(Func<IReadOnlyList<AccessToken>, IReadOnlyList<AccessToken>> change)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var fileLock = new FileStream(PathOfFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var tokens = change(Read());
            PrivateFile.Write(PathOfFile, JsonSerializer.SerializeToUtf8Bytes(tokens, Json));
            return tokens;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenException(
                $"The tokens in {PathOfFile} could not be changed, so they stay as they were: {e.Message} Try again.",
                e
            );
        }
    }
}

/// <summary>Tokens cannot be read or changed; the message is the sentence for the user.</summary>
internal sealed class TokenException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
