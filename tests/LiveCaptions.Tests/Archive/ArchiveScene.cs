using LiveCaptions.Archive;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Archive;

/// <summary>An archive in a folder of its own, by a clock that the test moves.</summary>
internal sealed class ArchiveScene : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 20, 0, 0, TimeSpan.Zero);

    private readonly List<ArchiveWriter> writers = [];
    private long number;

    public ArchiveScene()
    {
        Folder = Directory.CreateTempSubdirectory("livecaptions-archive-").FullName;
        File = new(Folder, Clock);
        Reader = new(File);
    }

    public string Folder { get; }
    public FakeTimeProvider Clock { get; } = new(Start);
    public ArchiveFile File { get; }
    public ArchiveReader Reader { get; }
    public ArchivedTrack Main { get; private set; } = new("main");

    /// <summary>A run of the service, whose words are numbered from 1.</summary>
    public ArchiveWriter Run()
    {
        (number, Main) = (0, new("main"));
        var writer = new ArchiveWriter(File, "1.2.3", Clock);
        writers.Add(writer);
        return writer;
    }

    /// <summary>Words of a track, half a second each, the last of which ends now; a word after a + is joined.</summary>
    public ArchivedWords Said(string text, ArchivedTrack? track = null, double? delay = null, int speaker = 0)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Clock.Advance(TimeSpan.FromSeconds(0.5 * words.Length));
        var start = Clock.GetUtcNow() - TimeSpan.FromSeconds(0.5 * words.Length);
        return new(
            track ?? Main,
            "Hall",
            "en",
            delay,
            [],
            [
                .. words.Select(
                    (word, n) =>
                        new ArchivedWord(
                            ++number,
                            word.TrimStart('+'),
                            word[0] == '+',
                            start.AddSeconds(0.5 * n),
                            start.AddSeconds(0.5 * n + 0.4),
                            0.9
                        )
                        {
                            Speaker = speaker,
                        }
                ),
            ]
        );
    }

    /// <summary>A correction that was made on air.</summary>
    public ArchivedWords Corrected(long number, string text) => new(Main, "Hall", "en", null, [new(number, text)], []);

    /// <summary>The text of a track, with a bar between lines.</summary>
    public string Text(long session, string track = "main") =>
        string.Concat(
            Reader
                .Words(session, track)
                .Select((word, n) => $"{(word.BeginsLine && n > 0 ? "|" : n == 0 || word.Joined ? "" : " ")}{word.Text}")
        );

    /// <summary>Whether a text stands anywhere in the files.</summary>
    public bool Holds(string text) =>
        Directory
            .GetFiles(Folder)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Select(System.IO.File.ReadAllBytes)
            .Any(bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);

    public void Dispose()
    {
        foreach (var writer in writers)
            writer.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
