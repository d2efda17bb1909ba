using System.Text.Json;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Operator;

/// <summary>
/// Text rules that were set at the desk, in a file beside the saved settings: they win over those of the settings at the next start.
/// </summary>
/// <param name="file">Null: nothing is kept.</param>
/// <remarks>Threading: safe; one writes at a time.</remarks>
internal sealed class SavedRules(string? file)
{
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    private readonly Lock sync = new();

    /// <summary>What was wrong with the file at the start; null if nothing was, or once rules were saved anew.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Puts what was saved into force. A file that cannot be used is told, and the rules stay as they are.</summary>
    public void ReadInto(RuleBook book)
    {
        if (!File.Exists(file))
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
                $"The text rules saved in {file} cannot be read, so words are treated as the settings say. Set the rules anew on the operator's page, which replaces the file.";
        }
    }

    /// <summary>Keeps the rules in force.</summary>
    /// <returns>Why they cannot be kept, in a sentence; else null.</returns>
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
