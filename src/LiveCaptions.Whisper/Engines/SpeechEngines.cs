using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Engines;

/// <summary>The engine that computes in this process.</summary>
/// <remarks>Threading: safe.</remarks>
internal static class SpeechEngines
{
    private static readonly ISpeechEngine Ours = new OwnEngine(),
        Packaged = new PackagedSpeechEngine();

    /// <summary>Refuses a Moonshine model where the engine does not know the network.</summary>
    /// <exception cref="ModelFileException">It does not.</exception>
    public static void RequireMoonshine(string path)
    {
        if (PackagedEngine.Folder is not null)
            throw ModelFileException.NotLoaded(path, "the engine for this kind of machine knows Whisper's models only");
    }

    /// <summary>Loads the engine, the first time.</summary>
    /// <exception cref="NativeLibraryException">It is missing, damaged, or of another version.</exception>
    public static ISpeechEngine Start()
    {
        if (PackagedEngine.Folder is not null)
        {
            PackagedEngine.Start();
            return Packaged;
        }
        NativeEngine.Start();
        return Ours;
    }
}
