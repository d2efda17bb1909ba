using LiveCaptions.Settings;

namespace LiveCaptions.Models;

/// <summary>The address of the folder from which models are downloaded.</summary>
internal static class ModelAddress
{
    /// <exception cref="SettingsException">The setting is no such address.</exception>
    public static Uri Of(ModelSettings settings) =>
        Uri.TryCreate(
            settings.BaseAddress.EndsWith('/') ? settings.BaseAddress : settings.BaseAddress + "/",
            UriKind.Absolute,
            out var address
        )
            ? address
            : throw new SettingsException([$"Models:BaseAddress = {settings.BaseAddress} is no address of a web server's folder."]);
}
