using LiveCaptions.Access;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>
/// Looks for what would keep the program from starting with changed settings: nobody could mend it on a page that no program serves.
/// </summary>
/// <param name="hosts">Names of this machine, for its certificate.</param>
/// <param name="time">The clock.</param>
internal sealed class StartCheck(AcceptedHosts hosts, TimeProvider time)
{
    private const string Https = "Server:Https";

    /// <exception cref="SettingsRefusedException">The program would not start.</exception>
    public void Check(ChangedSettings change)
    {
        var (keys, settings) = (change.Keys.ToHashSet(), change.After.Settings);
        SettingFault?[] faults =
        [
            keys.Contains("Recognition:Model") ? ModelFault(settings.Recognition.Model) : null,
            keys.Contains("Recognition:VoiceModel") ? FileFault("Recognition:VoiceModel", settings.Recognition.VoiceModel) : null,
            keys.Any(key => key.StartsWith("Server:", StringComparison.Ordinal)) ? PasswordFault(settings.Server) : null,
            keys.Any(key => key.StartsWith(Https, StringComparison.Ordinal)) ? CertificateFault(settings.Server) : null,
        ];
        if (faults.Any(fault => fault is not null))
            throw new SettingsRefusedException([.. faults.OfType<SettingFault>()]);
    }

    private static SettingFault? ModelFault(string model)
    {
        const string key = "Recognition:Model";
        if (model == ModelFinder.Auto)
            return null;
        try
        {
            return FileFault(key, ModelFinder.PathOf(model, new(ProgramFiles.Models, ProgramFiles.EmbeddedModels)));
        }
        catch (ModelException e)
        {
            return new(key, e.Message);
        }
    }

    private static SettingFault? FileFault(string key, string path) =>
        File.Exists(ProgramFiles.Find(path)) ? null : new(key, $"There is no file {path}, so LiveCaptions would not start.");

    private static SettingFault? PasswordFault(ServerSettings server) =>
        server.NeedsPassword && new OperatorPassword(server.KeptIn).Read() is null
            ? new(
                server.IsOpenToNetwork ? "Server:Listen" : "Server:TrustThisMachine",
                "Strangers could connect, and no operator's password keeps them from the controls. Set one first: livecaptions password"
            )
            : null;

    private SettingFault? CertificateFault(ServerSettings server)
    {
        if (!server.HasHttps)
            return null;
        try
        {
            ServerCertificate.Load(server, hosts, time).Dispose();
            return null;
        }
        catch (Exception e) when (UserFacingError.Of(e) is not null)
        {
            return new(Https, e is SettingsException { Problems: [var problem, ..] } ? problem : e.Message);
        }
    }
}
