using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveCaptions.Files;

namespace LiveCaptions.Outputs.Obs.Screen;

/// <summary>
/// Remembers the texts that were sent to a text source of OBS, so that one that a crash of ours left there is cleared, and a text that
/// somebody else has put there never is. OBS saves its sources now and then, so after a crash of OBS it may be any of them.
/// </summary>
/// <remarks>The file holds hashes of texts, and belongs to one process at a time. If it cannot be written, memory has to do.</remarks>
/// <param name="source">The source's name in OBS; without <see cref="Open"/> there is only memory.</param>
internal sealed class SentTexts(string source) : IDisposable
{
    private const string Extension = ".sent";
    private const int HashLength = 16,
        MaxBytes = 1 << 20,
        MaxInMemory = 2000;

    private readonly HashSet<string> memory = []; // where there is no file
    private string last = "";
    private FileStream? file;

    /// <summary>The source's name in OBS.</summary>
    public string Source { get; private set; } = source;

    /// <summary>Opens or begins the memory of a source.</summary>
    /// <param name="folder">The folder of all memories.</param>
    /// <param name="obs">Identifies the OBS.</param>
    /// <param name="source">The source's name.</param>
    public static SentTexts Open(string folder, string obs, string source)
    {
        var texts = new SentTexts(source);
        var path = Path.Combine(folder, $"{HashOf(obs)}-{HashOf(source)}{Extension}");
        Try(() =>
        {
            PrivateFolder.Create(folder);
            texts.file = OwnedFile.Open(path);
            texts.Read();
            texts.Append(JsonSerializer.Serialize(source));
        });
        return texts;
    }

    /// <summary>Memories of sources at this OBS whose process is dead.</summary>
    public static IReadOnlyList<SentTexts> ClaimAll(string folder, string obs)
    {
        var all = new List<SentTexts>();
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{HashOf(obs)}-*{Extension}") : [])
        {
            if (OwnedFile.Claim(path) is not { } file)
                continue;
            var texts = new SentTexts("") { file = file };
            Try(texts.Read);
            all.Add(texts);
        }
        return all;
    }

    /// <summary>Remembers a text, before it is sent.</summary>
    public void Add(string text)
    {
        if (text.Length == 0 || text == last)
            return;
        last = text;
        if (file is null)
        {
            if (memory.Count >= MaxInMemory)
                memory.Clear();
            memory.Add(HashOf(text));
            return;
        }
        Try(() => Append(HashOf(text)));
        if (file.Length > MaxBytes)
            Try(ForgetEarlierHalf);
    }

    /// <summary>True if this text was sent to the source.</summary>
    public bool Contains(string text)
    {
        var (hash, found) = (HashOf(text), false);
        if (text.Length == 0)
            return false;
        Try(() => found = memory.Contains(hash) || Lines().Contains(hash));
        return found;
    }

    /// <summary>The source has another name now.</summary>
    public void Rename(string source)
    {
        Source = source;
        Try(() => Append(JsonSerializer.Serialize(source)));
    }

    /// <summary>Forgets the source, which holds no text of ours.</summary>
    public void Delete()
    {
        Try(() => File.Delete(file?.Name ?? ""));
        Dispose();
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];

    /// <summary>Lines are hashes, or names in quotation marks, of which the last one counts.</summary>
    private string[] Lines()
    {
        if (file is null)
            return [];
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Split('\n');
    }

    private void Read() =>
        Source = Lines().Where(line => line.StartsWith('"')).Select(NameIn).LastOrDefault(name => name is not null) ?? Source;

    private static string? NameIn(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null; // torn off by a power failure
        }
    }

    /// <summary>Hours of texts: those that OBS may have saved are the later ones.</summary>
    private void ForgetEarlierHalf()
    {
        var hashes = Lines().Where(line => line.Length == HashLength).ToList();
        file!.SetLength(0);
        Append(string.Join('\n', hashes.Skip(hashes.Count / 2).Prepend(JsonSerializer.Serialize(Source))));
    }

    private void Append(string line)
    {
        if (file is null)
            return;
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The screen matters more than the memory of it.
        }
    }
}
