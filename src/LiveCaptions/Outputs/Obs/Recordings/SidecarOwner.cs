namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Whose subtitles a journal keeps: services of one user may serve several OBS and several tracks.</summary>
internal sealed record SidecarOwner(string Obs, string Track)
{
    /// <param name="address">The address of OBS's WebSocket server; all names of this machine are one.</param>
    /// <param name="track">The id of the track whose words are kept.</param>
    public static SidecarOwner Of(string address, string track)
    {
        var obs = new Uri(address);
        return new(FormattableString.Invariant($"{(obs.IsLoopback ? "localhost" : obs.Host.ToLowerInvariant())}:{obs.Port}"), track);
    }

    /// <summary>True if OBS runs on this machine, or says so: a tunnel makes any OBS local.</summary>
    public bool IsLocal => Obs.StartsWith("localhost:", StringComparison.Ordinal);

    public override string ToString() => $"{Track} at {Obs}";
}
