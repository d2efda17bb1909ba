using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Files;

/// <summary>Checks a sound file before it is decoded.</summary>
internal static class SoundFileCheck
{
    /// <summary>How long a file system, such as one of the network, may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Refuses a path that cannot hold sound, and one that does not answer in time.</summary>
    /// <exception cref="SourceException">As <see cref="Require"/>; or the file system does not answer.</exception>
    public static async Task RequireAsync(string path, CancellationToken stop)
    {
        try
        {
            await Task.Run(() => Require(path), stop).WaitAsync(Patience, stop);
        }
        catch (TimeoutException e)
        {
            throw new SourceException(
                $"{path} has not answered for {Patience.TotalSeconds} s, so it is not captioned. Is its drive or network share there?",
                e
            );
        }
    }

    /// <summary>Why a text is no file but an address, without the text, which may hold a key or password; null: it may be a file.</summary>
    public static string? AddressInPlaceOfFile(string path) =>
        !File.Exists(path) && (SourceText.IsAddress(path) || SourceText.IsForeign(path))
            ? "An address was given where only files can be read, so it was not opened. Save its recording as a file first: ffmpeg -i ADDRESS -vn FILE.flac"
            : null;

    /// <summary>Refuses a path that cannot hold sound.</summary>
    /// <remarks>
    /// Pipes, devices and sockets have no length. They are refused before they are opened, since that may wait for ever, and since they may
    /// never end.
    /// </remarks>
    /// <exception cref="SourceException">The path does not exist, or is no file with content, or one that may not be read.</exception>
    public static void Require(string path)
    {
        if (AddressInPlaceOfFile(path) is { } address)
            throw new SourceException(address);
        if (Directory.Exists(path))
            throw new SourceException($"{path} is a folder, so it cannot be captioned. Name a sound or video file in it.");
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (File.Exists(target) && new FileInfo(target).Length == 0)
                throw new SourceException(
                    $"{path} is empty, or a pipe or device and no file, so there is nothing to caption. Was it recorded completely? Sound from a pipe comes in with --source stdin."
                );
            using var file = File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException($"{path} does not exist, so it cannot be captioned. Check the name.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SourceException($"{path} may not be read by this user, so it cannot be captioned. {Permission}", e);
        }
        catch (IOException e)
        {
            throw new SourceException($"{path} cannot be read, so it cannot be captioned: {e.Message}", e);
        }
    }

    private static string Permission { get; } =
        OperatingSystem.IsWindows()
            ? "Change that in its properties (Security), or copy it into a folder of yours."
            : "Change its permissions: chmod +r FILE";

    /// <summary>Returns a warning if the file is a WAV whose header promises more sound than it holds; otherwise null.</summary>
    public static string? Warning(string path)
    {
        using var file = File.OpenRead(path);
        return WavHeader.Read(file) is { IsCutShort: true } wav
            ? FormattableString.Invariant(
                $"{path} is cut short: its header promises {wav.PromisedSeconds:F1} s, but it holds {wav.PresentSeconds:F1} s, which are captioned."
            )
            : null;
    }

    /// <summary>Whether the file begins with readable characters only.</summary>
    public static bool LooksLikeText(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[512];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return !head.ContainsAnyExceptInRange((byte)9, (byte)254) && !head.ContainsAnyInRange((byte)14, (byte)26);
    }
}
