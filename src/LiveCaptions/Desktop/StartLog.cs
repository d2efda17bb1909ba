using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Desktop;

/// <summary>
/// Keeps in a file what the newest start from the desktop has said, since its window may be gone, or there was none.
/// </summary>
/// <remarks>Threading: as safe as the console; the supervisor and the service append to the same file, a line at a time.</remarks>
internal sealed class StartLog(TextWriter console, string file) : TextWriter
{
    public override Encoding Encoding => console.Encoding;

    /// <summary>What was kept; empty if nothing could be.</summary>
    public string Text
    {
        get
        {
            try
            {
                return File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "";
            }
        }
    }

    /// <summary>Where it is kept.</summary>
    public string Path => file;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        console.Write(value);
        Keep(value);
    }

    public override void WriteLine(string? value)
    {
        console.WriteLine(value);
        Keep(value + Environment.NewLine);
    }

    public override void Flush() => console.Flush();

    /// <summary>Forgets the start before this one.</summary>
    public void Begin() =>
        Try(() =>
        {
            PrivateFolder.Create(System.IO.Path.GetDirectoryName(file)!);
            WholeFile.Write(file, "", ownerOnly: true, toDisk: false);
        });

    private void Keep(string? text) => Try(() => File.AppendAllText(file, text));

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The console has it.
        }
    }
}
