using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>The client's options that the settings ask for.</summary>
internal static class ObsConnection
{
    /// <summary>On this machine a try costs nothing, so that captions are back within five seconds of OBS.</summary>
    private static readonly ReconnectPolicy Near = new()
    {
        Waits = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)],
    };

    /// <exception cref="SettingsException">The password cannot be read, or the address cannot work.</exception>
    public static ObsClientOptions OptionsOf(ObsSettings settings)
    {
        try
        {
            var address = new Uri(settings.Address);
            return new()
            {
                Address = address,
                Password =
                    settings.PasswordFile is { } file ? ObsPassword.FromFile(file)
                    : settings.Password is { } text ? ObsPassword.FromText(text)
                    : null,
                Reconnect = address.IsLoopback ? Near : new(),
            };
        }
        catch (Exception e) when (e is ObsSettingsException or UriFormatException)
        {
            throw new SettingsException([
                e is ObsSettingsException
                    ? e.Message
                    : $"Obs:Address = {settings.Address} must be an address such as \"ws://127.0.0.1:4455\".",
            ]);
        }
    }
}
