using System.Text.Json;

namespace LiveCaptions.Whisper.Models;

/// <summary>Reads the vocabulary of a <c>tokenizer.json</c>: tokens with their numbers, and those that were added to them.</summary>
internal static class TokenizerFile
{
    private const long MaxBytes = 32 << 20;

    /// <summary>The tokens in the order of their numbers.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="ModelFileException">It is missing, cannot be read, or has another vocabulary.</exception>
    public static string[] Read(string path, int count)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw Refusal(path, "is too large for one. Copy or download it again.");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var known = Tokens(document.RootElement, count);
            return known.Length == count
                ? known
                : throw Refusal(path, $"does not have the {count} tokens of Moonshine base-en. Copy or download it again.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal(path, "does not exist. It belongs beside the weights; download it from where they are from.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Refusal(path, $"cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Refusal(path, "is damaged or of a kind that is not known. Copy or download it again.", e);
        }
    }

    /// <summary>The tokens that there are.</summary>
    private static string[] Tokens(JsonElement tokenizer, int count)
    {
        var tokens = new string?[count];
        foreach (var token in tokenizer.GetProperty("model").GetProperty("vocab").EnumerateObject())
            Place(tokens, token.Value.GetInt32(), token.Name);
        if (tokenizer.TryGetProperty("added_tokens", out var added))
            foreach (var token in added.EnumerateArray())
                Place(tokens, token.GetProperty("id").GetInt32(), token.GetProperty("content").GetString());
        return [.. tokens.OfType<string>()];
    }

    private static void Place(string?[] tokens, int number, string? token)
    {
        if (number >= 0 && number < tokens.Length && token is { Length: > 0 })
            tokens[number] = token;
    }

    private static ModelFileException Refusal(string path, string reason, Exception? cause = null) =>
        new(path, $"The vocabulary {path} cannot be used, so no model was made: it {reason}", cause);
}
