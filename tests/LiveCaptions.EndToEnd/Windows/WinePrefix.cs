using System.Globalization;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Windows;

/// <summary>A Windows of its own, by Wine, whose user has a name that fits no code page; deleted with all that runs in it.</summary>
internal sealed class WinePrefix : IAsyncDisposable
{
    /// <summary>The user's name, and so part of every path.</summary>
    public const string User = "Jürgen Жук";

    /// <summary>Where Windows lists the installed program.</summary>
    public const string UninstallKey = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LiveCaptions";

    private const string Folders = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders";
    private static readonly string[] Servers = ["/usr/lib/wine/wineserver", "/usr/bin/wineserver"];
    private static readonly string[] Loaders = ["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"];

    private readonly ScratchFolder folder = new();

    private readonly string soundServer;

    private WinePrefix(string soundServer, int port)
    {
        this.soundServer = soundServer;
        Service = new($"http://127.0.0.1:{port}/");
    }

    /// <summary>Where the service answers, whoever starts it there.</summary>
    public Uri Service { get; }

    /// <summary>The user's folder, as Linux sees it.</summary>
    public string Home => Path.Combine(Drive, "users", User);

    /// <summary>%LOCALAPPDATA%, as Linux sees it.</summary>
    public string LocalData => Path.Combine(Home, "AppData", "Local");

    /// <summary>Drive C, as Linux sees it.</summary>
    public string Drive => Path.Combine(folder.Path, "prefix", "drive_c");

    private static string Server => Servers.First(File.Exists);

    private static string? Loader => Loaders.FirstOrDefault(File.Exists);

    /// <summary>Sets one up, in about 20 s; skips the test where Wine is not installed.</summary>
    /// <param name="soundServer">Value of PULSE_SERVER.</param>
    /// <param name="port">Port of the service.</param>
    public static async Task<WinePrefix> CreateAsync(string soundServer, int port)
    {
        Assert.SkipWhen(Loader is null, "Wine is missing. Install it: sudo apt-get install wine wine64");
        var prefix = new WinePrefix(soundServer, port);
        await prefix.RunAsync("wineboot", "--init");
        await prefix.RunAsync("reg", "add", @"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f");
        foreach (var (name, path) in Places)
        {
            Directory.CreateDirectory(Path.Combine(prefix.Home, path.Replace('\\', '/')));
            await prefix.RunAsync("reg", "add", Folders, "/v", name, "/t", "REG_EXPAND_SZ", "/d", $@"C:\users\{User}\{path}", "/f");
        }
        return prefix;
    }

    private static (string Name, string Path)[] Places =>
        [
            ("Local AppData", @"AppData\Local"),
            ("AppData", @"AppData\Roaming"),
            ("Programs", @"AppData\Roaming\Microsoft\Windows\Start Menu\Programs"),
        ];

    /// <summary>A path of Linux as programs of Windows write it.</summary>
    public string PathOf(string file) =>
        file.StartsWith(Drive, StringComparison.Ordinal) ? "C:" + file[Drive.Length..].Replace('/', '\\') : "Z:" + file.Replace('/', '\\');

    /// <summary>A program of Windows with its arguments.</summary>
    public Command Command(string program, params string[] arguments) => In(Cli.Wrap(Loader!).WithArguments([program, .. arguments]));

    /// <summary>Runs the setup program without questions; what it starts goes on, and so must not hold this process's pipes.</summary>
    public async Task SetUpAsync(string setup)
    {
        var run = await ProgramRun.OfAsync(
            In(Cli.Wrap("sh").WithArguments(["-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh", Loader!, setup, "/S"]))
        );
        Assert.True(run.ExitCode == 0, $"Setup ended with {run.ExitCode}. The program's log ends with:\n{Logged()}");
    }

    /// <summary>The end of what the program has logged.</summary>
    private string Logged()
    {
        var folder = new DirectoryInfo(Path.Combine(LocalData, "livecaptions", "logs"));
        var files = folder.Exists ? folder.GetFiles().OrderBy(file => file.LastWriteTimeUtc) : Enumerable.Empty<FileInfo>();
        return string.Join('\n', files.SelectMany(file => File.ReadLines(file.FullName)).TakeLast(30));
    }

    private Command In(Command command) =>
        command.WithEnvironmentVariables(e =>
            e.Set("WINEPREFIX", Path.Combine(folder.Path, "prefix"))
                .Set("WINEARCH", "win64")
                .Set("WINEDEBUG", "-all")
                // Not mscoree: the loader needs it for assemblies without native code.
                .Set("WINEDLLOVERRIDES", "mshtml=;winemenubuilder.exe=")
                .Set("DOTNET_EnableWriteXorExecute", "0")
                .Set("HOME", folder.Path)
                .Set("DISPLAY", null)
                .Set("LC_ALL", "C.UTF-8")
                .Set("PULSE_SERVER", soundServer)
                .Set("LIVECAPTIONS__SERVER__PORT", Service.Port.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Runs a program of Windows to its end, and expects that it succeeds.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Command(program, arguments));
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}: {run.Output}{run.Error}");
        return run.Output;
    }

    /// <summary>Every file and folder of the user, by its path below the user's folder.</summary>
    public SortedSet<string> Files() =>
        new(
            Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Home, path)),
            StringComparer.Ordinal
        );

    public async ValueTask DisposeAsync()
    {
        // It writes the registry as it ends, so that its folder is deleted only then.
        foreach (var option in (string[])["--kill", "--wait"])
            await In(Cli.Wrap(Server).WithArguments(option)).WithValidation(CommandResultValidation.None).ExecuteAsync();
        folder.Dispose();
    }
}
