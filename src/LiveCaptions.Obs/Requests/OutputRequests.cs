using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Requests;

/// <summary>How the stream stands.</summary>
/// <param name="OutputActive">It runs.</param>
/// <param name="OutputReconnecting">It lost the server and tries to reach it again.</param>
/// <param name="OutputDuration">Milliseconds since its start.</param>
/// <param name="OutputBytes">Sent so far.</param>
public sealed record StreamStatus(bool OutputActive, bool OutputReconnecting, double OutputDuration, long OutputBytes = 0);

/// <summary>How the recording stands.</summary>
/// <param name="OutputActive">It runs; true while paused, too.</param>
/// <param name="OutputPaused">It is paused.</param>
/// <param name="OutputDuration">Milliseconds in the file: pauses do not count.</param>
/// <param name="OutputBytes">Written so far.</param>
public sealed record RecordStatus(bool OutputActive, bool OutputPaused, double OutputDuration, long OutputBytes = 0);

/// <summary>A setting of the profile.</summary>
/// <param name="Value">As set; null if it is not.</param>
/// <param name="Default">What holds if it is not set; null if there is no default.</param>
public sealed record ProfileParameter(
    [property: JsonPropertyName("parameterValue")] string? Value,
    [property: JsonPropertyName("defaultParameterValue")] string? Default
);

/// <summary>Where recordings are put.</summary>
internal sealed record RecordDirectoryAnswer(string RecordDirectory);

/// <summary>Where a recording was put.</summary>
internal sealed record RecordedAnswer(string OutputPath);

/// <summary>Requests about stream and recording.</summary>
/// <remarks>Source of all requests and their fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class OutputRequests
{
    private const string Stream = "stream",
        Record = "record";

    /// <summary>Sends a caption into the running stream (CEA-608 in the video). Sent one at a time, in the order of asking.</summary>
    /// <param name="obs">Whom to ask.</param>
    /// <param name="text">At most 128 bytes of UTF-8, of CEA-608's characters; empty clears the caption.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>False if there is no running stream (501), so that it was not sent.</returns>
    public static async Task<bool> SendStreamCaptionAsync(this IObsRequests obs, string text, CancellationToken cancel = default)
    {
        try
        {
            await obs.RequestAsync("SendStreamCaption", new() { ["captionText"] = text }, "caption", cancel).ConfigureAwait(false);
            return true;
        }
        catch (ObsRequestException e) when (e.Status == RequestStatus.OutputNotRunning)
        {
            return false;
        }
    }

    /// <summary>How the stream stands.</summary>
    public static Task<StreamStatus> GetStreamStatusAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("GetStreamStatus", cancel: cancel).ReadAsync("GetStreamStatus", AnswerJson.Default.StreamStatus);

    /// <summary>Goes on air. An answer does not mean that the server took the stream: see <see cref="Events.StreamStateChanged"/>.</summary>
    public static Task StartStreamAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StartStream", null, Stream, cancel);

    /// <summary>Goes off air.</summary>
    public static Task StopStreamAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StopStream", null, Stream, cancel);

    /// <summary>How the recording stands.</summary>
    public static Task<RecordStatus> GetRecordStatusAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("GetRecordStatus", cancel: cancel).ReadAsync("GetRecordStatus", AnswerJson.Default.RecordStatus);

    /// <summary>Where recordings are put.</summary>
    public static async Task<string> GetRecordDirectoryAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        (
            await obs.RequestAsync("GetRecordDirectory", cancel: cancel)
                .ReadAsync("GetRecordDirectory", AnswerJson.Default.RecordDirectoryAnswer)
                .ConfigureAwait(false)
        ).RecordDirectory;

    /// <summary>Starts recording.</summary>
    public static Task StartRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StartRecord", null, Record, cancel);

    /// <summary>Stops recording.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> StopRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        (
            await obs.RequestAsync("StopRecord", null, Record, cancel)
                .ReadAsync("StopRecord", AnswerJson.Default.RecordedAnswer)
                .ConfigureAwait(false)
        ).OutputPath;

    /// <summary>Pauses the recording.</summary>
    public static Task PauseRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("PauseRecord", null, Record, cancel);

    /// <summary>Goes on recording.</summary>
    public static Task ResumeRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("ResumeRecord", null, Record, cancel);

    /// <summary>Sets a chapter mark in the recording, where this OBS and the file's format can (from OBS 30.2 on).</summary>
    public static Task CreateRecordChapterAsync(this IObsRequests obs, string? name = null, CancellationToken cancel = default) =>
        obs.RequestAsync(
            "CreateRecordChapter",
            name is null ? new JsonObject() : new JsonObject { ["chapterName"] = name },
            Record,
            cancel
        );

    /// <summary>A setting of the current profile, e.g. <c>Output</c>, <c>DelaySec</c>.</summary>
    public static Task<ProfileParameter> GetProfileParameterAsync(
        this IObsRequests obs,
        string category,
        string name,
        CancellationToken cancel = default
    ) =>
        obs.RequestAsync("GetProfileParameter", new() { ["parameterCategory"] = category, ["parameterName"] = name }, cancel: cancel)
            .ReadAsync("GetProfileParameter", AnswerJson.Default.ProfileParameter);
}
