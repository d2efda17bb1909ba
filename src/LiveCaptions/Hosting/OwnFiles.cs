using LiveCaptions.Access;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Looks at the start for files of the program that a power failure has damaged.</summary>
internal static class OwnFiles
{
    /// <summary>Moves damaged files aside where that is safe; a damaged password stays, and lets nobody in.</summary>
    /// <returns>A sentence about each.</returns>
    public static IReadOnlyList<string> SetAsideDamaged(ServerSettings server, TimeProvider time)
    {
        var found = new List<string>();
        if (new TokenFile(server.KeptIn).SetAsideIfDamaged(time) is { } tokens)
            found.Add(tokens);
        var password = new OperatorPassword(server.KeptIn);
        if (password.Read() is { } kept && !OperatorPassword.IsWhole(kept))
            found.Add(
                $"The operator's password in {password.PathOfFile} is damaged, so nobody can sign in from another machine. Set it again: livecaptions password"
            );
        return found;
    }
}
