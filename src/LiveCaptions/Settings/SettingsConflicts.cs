namespace LiveCaptions.Settings;

/// <summary>Settings of which each can be used, but not together.</summary>
internal static class SettingsConflicts
{
    /// <summary>A sentence for each conflict.</summary>
    public static IEnumerable<string> In(ServiceSettings settings)
    {
        var server = settings.Server;
        if (server.HasHttps && server.Port == server.HttpsPort)
            yield return $"Server:Port and Server:HttpsPort are both {server.Port}. HTTP and HTTPS need a port each; change one of them.";
        var piped = settings.Tracks.Where(track => track.Source == TrackSettings.StandardInput).Select(track => track.Id).ToList();
        if (piped.Count > 1)
            yield return $"the tracks {string.Join(" and ", piped)} all caption standard input, which only one of them can read. Give the others another source.";
        if (settings.Obs is { Enabled: true, Track: { } followed } && settings.Tracks.All(track => track.Id != followed))
            yield return $"Obs:Track = {followed} is not a track. There are: {string.Join(", ", settings.Tracks.Select(track => track.Id))}.";
        foreach (var fault in settings.Tracks.SelectMany(track => TranslationFaults.In(track, settings.Tracks, settings.Translators)))
            yield return fault;
        if (settings.Remote.LeaksToken)
            yield return $"Remote:Address = {settings.Remote.Address} would carry the token readable for anybody on the way. Use that machine's https:// address, which its start page names.";
        if (!settings.Redis.IsUsed && settings.Room.Role != RoomSettings.All)
            yield return $"Room:Role = {settings.Room.Role} needs a Redis, over which captions come and go. Set Redis:Servers, such as \"127.0.0.1:6379\".";
        foreach (var idle in Idle(settings))
            yield return $"{idle} has nothing to send where Room:Role is web, since this machine makes no captions. Set it where they are made.";
        foreach (var (name, path) in Written(settings))
        foreach (var (other, read) in Read(settings))
            if (IsSame(path, read))
                yield return $"{name} and {other} are the same file, {path}, which captions would overwrite. Choose another file for {name}.";
    }

    /// <summary>Outputs of a machine whose words are made elsewhere.</summary>
    private static IEnumerable<string> Idle(ServiceSettings settings)
    {
        if (settings.Room.MakesCaptions)
            yield break;
        if (settings.Obs.Enabled)
            yield return "Obs:Enabled";
        if (settings.TextFile.Path.Length > 0)
            yield return "TextFile:Path";
        if (settings.Outputs.Any(output => output.Enabled))
            yield return "Outputs";
    }

    private static IEnumerable<(string Name, string Path)> Written(ServiceSettings settings)
    {
        if (settings.TextFile.Path.Length > 0)
            yield return ("TextFile:Path", settings.TextFile.Path);
    }

    private static IEnumerable<(string Name, string? Path)> Read(ServiceSettings settings) =>
        [
            .. settings.Tracks.Select(track => ($"Tracks:{track.Id}:Source", (string?)track.Source)),
            ("Recognition:Model", settings.Recognition.Model),
            ("Recognition:VoiceModel", settings.Recognition.VoiceModel),
            ("Server:Https", settings.Server.Https),
            ("Server:HttpsKeyFile", settings.Server.HttpsKeyFile),
            ("Server:HttpsPasswordFile", settings.Server.HttpsPasswordFile),
            ("Obs:PasswordFile", settings.Obs.PasswordFile),
            ("Redis:PasswordFile", settings.Redis.PasswordFile),
            ("Remote:TokenFile", settings.Remote.TokenFile),
        ];

    private static bool IsSame(string path, string? other)
    {
        if (string.IsNullOrEmpty(other) || path.Contains('\0', StringComparison.Ordinal) || other.Contains('\0', StringComparison.Ordinal))
            return false;
        return Path.GetFullPath(path) == Path.GetFullPath(other);
    }
}
