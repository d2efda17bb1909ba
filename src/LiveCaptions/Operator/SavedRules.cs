using System.Text.Json;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Operator;

/// <summary>
/// Text rules set by an operator, in a file beside the saved settings; at the next start they take precedence over the settings.
/// </summary>
/// <param name="file">Null if rules are not saved.</param>
/// <remarks>Threading: safe; one writer at a time.</remarks>
internal sealed class SavedRules(string? file)
{
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    private readonly Lock sync = new();

    /// <summary>What was wrong with the file at the start; null if nothing was, or since rules were saved again.</summary>
    public string? Trouble { get; private set; }

    /// <summary>
    /// Puts the saved rules into force. If the file cannot be used, <see cref="Trouble"/> says so and the rules stay as they are.
    /// </summary>
    public void ReadInto(RuleBook book)
    {
        if (!Path.Exists(file))
            return;
        try
        {
            var rules = JsonSerializer.Deserialize<RulesBody>(File.ReadAllText(file), ApiJson.Options) ?? throw new JsonException();
            if (rules.Fault() is not null)
                throw new JsonException();
            rules.PutInto(book);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Trouble =
                $"The text rules saved in {file} cannot be read, so words are treated as the settings say; {DamagedFile.SetAside(file, TimeProvider.System)}. Set the rules anew on the operator's page.";
        }
    }

    /// <summary>Saves the rules in force.</summary>
    /// <returns>Why they cannot be saved, in a sentence; else null.</returns>
    public string? Save(RuleBook book)
    {
        if (file is null)
            return null;
        lock (sync)
        {
            try
            {
                PrivateFile.Write(file, JsonSerializer.Serialize(RulesBody.Of(book), Readable));
                Trouble = null;
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return $"The rules hold from now on but could not be saved, so they end with the program: {e.Message}";
            }
        }
    }
}
