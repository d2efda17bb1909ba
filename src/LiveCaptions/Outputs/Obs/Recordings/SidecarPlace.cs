using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Tells in time, not after the recording, if its subtitles cannot stand beside it.</summary>
/// <remarks>Threading: the output's loop; <see cref="Notice"/> is read by anybody.</remarks>
internal sealed partial class SidecarPlace(SidecarFolders folders, ILogger logger)
{
    private volatile string? notice;

    /// <summary>Where subtitles go instead; null if they stand beside the recording, or where the settings say.</summary>
    public string? Notice => notice;

    /// <summary>Looks at the folder of OBS's recordings, when it is connected.</summary>
    public async Task LookAsync(IObsRequests obs, CancellationToken stop)
    {
        try
        {
            var folder = await obs.GetRecordDirectoryAsync(stop);
            Tell(folders.Notice(folder, RecordingPath.IsFolderHere(folder)), folder);
        }
        catch (Exception e) when (e is ObsRequestException or ObsAnswerException)
        {
            // This OBS does not tell; the recorded file itself will.
        }
    }

    /// <summary>Looks at a recorded file, when it begins.</summary>
    public void Look(string? recording)
    {
        if (recording is not null)
            Tell(folders.Notice(recording, folders.IsHere(recording)), recording);
    }

    private void Tell(string? told, string place)
    {
        if (told is not null && notice is null)
            Log.Elsewhere(logger, place, folders.Fallback);
        notice = told;
    }

    private static partial class Log
    {
        [LoggerMessage(
            74,
            LogLevel.Warning,
            "OBS records to {Place}, which is no folder of this machine, so subtitles go to {Folder}; name another folder in Obs:Recordings:Folder"
        )]
        public static partial void Elsewhere(ILogger logger, string place, string folder);
    }
}
