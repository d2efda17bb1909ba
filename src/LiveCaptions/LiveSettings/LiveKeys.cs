namespace LiveCaptions.LiveSettings;

/// <summary>Which settings hold at once, and which may be changed on this machine only.</summary>
internal static class LiveKeys
{
    private static readonly string[] AtOnce =
    [
        "Tracks:",
        "Sources:",
        "Words:",
        "Overlay:",
        "Readers:",
        "Exports:",
        "Captions:Lines",
        "Captions:Chars",
        "Captions:Hold",
        "Captions:MaxSpeed",
        "Log:Level",
    ];

    /// <summary>Files of this machine that captions are written to, or that decide who is let in.</summary>
    private static readonly HashSet<string> Here =
    [
        "Server:TrustThisMachine",
        "Server:Proxies",
        "Server:Https",
        "Server:HttpsKeyFile",
        "Server:HttpsPasswordFile",
        "Server:AccessFolder",
        "Obs:PasswordFile",
        "Redis:PasswordFile",
        "Remote:TokenFile",
        "Obs:Recordings:Folder",
        "TextFile:Path",
        "Log:Folder",
    ];

    /// <summary>A change holds at once; others hold after a restart.</summary>
    public static bool IsLive(string key) => AtOnce.Any(live => key.StartsWith(live, StringComparison.Ordinal));

    /// <summary>Why somebody at another machine cannot change the setting; null: anybody may who may change settings.</summary>
    public static string? Remote(string key) =>
        Here.Contains(key)
            ? $"{key} names a file of the machine that LiveCaptions runs on, or decides who is let in, so it can only be changed in a browser on that machine."
            : null;
}
