using LiveCaptions.Settings;

namespace LiveCaptions.Setup;

/// <summary>Remembers whether the set-up was done: a file with the user's saved settings, which an update leaves alone.</summary>
/// <param name="file">Null: it is forgotten when the program ends.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class SetupMark(string? file)
{
    private readonly Lock sync = new();
    private bool forNow;

    /// <summary>Whether it was done.</summary>
    public bool IsDone
    {
        get
        {
            lock (sync)
                return file is null ? forNow : File.Exists(file);
        }
    }

    /// <summary>Marks it as done, or as not done yet.</summary>
    /// <returns>Why that cannot be saved, in a sentence; null: it is saved.</returns>
    public string? Set(bool done)
    {
        lock (sync)
        {
            forNow = done;
            if (file is null)
                return null;
            try
            {
                if (done)
                    PrivateFile.Write(file, """{ "setUp": true }""");
                else
                    File.Delete(file);
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return $"That the set-up {(done ? "is done" : "is to be shown again")} could not be saved in {file}, so it is asked again at the next start; captions are not affected. Make room there, or allow this user to write: {e.Message}";
            }
        }
    }
}
