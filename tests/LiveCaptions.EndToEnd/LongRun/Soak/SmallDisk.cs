using CliWrap;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A small disk of its own that can be filled, where this user may mount one; otherwise a folder.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder, bool isMounted) => (Folder, IsMounted) = (folder, isMounted);

    public string Folder { get; }

    /// <summary>Whether it can be filled.</summary>
    public bool IsMounted { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static async Task<SmallDisk> MountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
            return new(folder, false);
        var mounted = await Cli.Wrap("mount")
            .WithArguments(["-t", "tmpfs", "-o", "size=64m", "tmpfs", folder])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        return new(folder, mounted.ExitCode == 0);
    }

    /// <summary>Takes all room that is left.</summary>
    public void Fill()
    {
        using var file = File.OpenWrite(Ballast);
        file.Seek(0, SeekOrigin.End);
        try
        {
            for (var block = new byte[4096]; ; file.Flush())
                file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        if (IsMounted)
            await Cli.Wrap("umount").WithArguments(["-l", Folder]).WithValidation(CommandResultValidation.None).ExecuteAsync();
    }
}
