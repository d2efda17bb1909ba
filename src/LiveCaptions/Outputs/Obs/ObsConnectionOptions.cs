using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Options of the connection to OBS, from the settings.</summary>
internal static class ObsConnectionOptions
{
    /// <summary>On this machine an attempt costs nothing, so captions are back within five seconds of OBS.</summary>
    private static readonly ReconnectPolicy Local = new()
    {
        Waits = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)],
    };

    /// <summary>Reads the password and validates the address.</summary>
    /// <exception cref="SettingsException">The password cannot be read, or the address is invalid.</exception>
    public static ObsClientOptions From(ObsSettings settings)
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
                Reconnect = address.IsLoopback ? Local : new(),
            };
        }
        catch (ObsSettingsException e)
        {
            throw new SettingsException([e.Message]);
        }
        catch (UriFormatException)
        {
            throw new SettingsException([$"Obs:Address = {settings.Address} must be an address such as \"ws://127.0.0.1:4455\"."]);
        }
    }
}
