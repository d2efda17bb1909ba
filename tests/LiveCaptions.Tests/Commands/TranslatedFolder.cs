namespace LiveCaptions.Tests.Commands;

/// <summary>A folder with files to translate, and an engine that doubles the first letter of each word.</summary>
public abstract class TranslatedFolder : IDisposable
{
    private protected const string Talk =
        "1\n00:00:01,001 --> 00:00:02,000\nThe house\n\n2\n00:00:02,000 --> 00:00:03,999\nis red.\n\n3\n00:00:04,000 --> 00:00:05,000\nIt is big.\n";

    private protected const string Translated =
        "1\n00:00:01,001 --> 00:00:02,000\nTThe hhouse\n\n2\n00:00:02,000 --> 00:00:03,999\niis rred.\n\n3\n00:00:04,000 --> 00:00:05,000\nIIt iis bbig.\n";

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private protected ScriptedEngine Engine { get; } = new();

    private protected IEnumerable<string> Files =>
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private protected string Error => Engine.Error.ToString();

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string At(string name) => Path.Combine(Folder, name);

    private protected string Put(string name, string text = Talk)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    private protected string Get(string name) => File.ReadAllText(At(name));
}
