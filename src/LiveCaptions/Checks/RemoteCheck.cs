using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Remote;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether the other machine that should recognise this one's sound does.</summary>
internal static class RemoteCheck
{
    /// <summary>Asks it for the first track whose words are spoken; nothing is found where no other machine is named.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(ServiceSettings settings, TimeProvider time, CancellationToken stop)
    {
        if (!settings.Remote.IsUsed || settings.Tracks.FirstOrDefault(track => !track.IsWritten) is not { } track)
            return [];
        try
        {
            using var sockets = new RemoteSockets(settings.Remote, RemoteToken.Of(settings.Remote), time);
            var stream = RecognitionStream.SettingsOf(settings.Recognition, track);
            var model = await RemoteLink.TryAsync(settings.Remote, sockets.Open(), stream, time, stop);
            return [new(Mark.Good, $"{settings.Remote.Host} recognises this machine's sound, with the model {model}.")];
        }
        catch (Exception away) when (UserFacingError.Of(away) is not null)
        {
            return
            [
                new(
                    Mark.Doubtful,
                    Problem.RemoteAway.About(settings.Remote.Host),
                    $"{away.Message} This machine recognises with its own model meanwhile.",
                    "See whether LiveCaptions runs there, and check the settings under Remote."
                ),
            ];
        }
    }
}
