using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LiveCaptions.Obs.Requests;

/// <summary>The status of the stream.</summary>
/// <param name="OutputActive">True while streaming.</param>
/// <param name="OutputReconnecting">True while OBS is reconnecting to a lost server.</param>
/// <param name="OutputDuration">Milliseconds since the start.</param>
/// <param name="OutputBytes">Bytes sent.</param>
public sealed record StreamStatus(bool OutputActive, bool OutputReconnecting, double OutputDuration, long OutputBytes = 0);

/// <summary>The status of the recording.</summary>
/// <param name="OutputActive">True while recording, and while paused.</param>
/// <param name="OutputPaused">True while paused.</param>
/// <param name="OutputDuration">Milliseconds in the file, pauses excluded.</param>
/// <param name="OutputBytes">Bytes written.</param>
public sealed record RecordStatus(bool OutputActive, bool OutputPaused, double OutputDuration, long OutputBytes = 0)
{
    /// <summary>The length of the file, pauses excluded.</summary>
    public TimeSpan Duration => TimeSpan.FromMilliseconds(OutputDuration);
}

/// <summary>A setting of the profile.</summary>
/// <param name="Value">The value; null if it is not set.</param>
/// <param name="Default">The default; null if there is none.</param>
public sealed record ProfileParameter(
    [property: JsonPropertyName("parameterValue")] string? Value,
    [property: JsonPropertyName("defaultParameterValue")] string? Default
);

/// <summary>Requests about the stream and the recording.</summary>
/// <remarks>Names and fields: obs-websocket's protocol.md, Requests. Errors: those of <see cref="IObsRequests"/>.</remarks>
public static class OutputRequests
{
    private const string Stream = "stream",
        Record = "record";

    /// <summary>Sends a caption into the running stream (CEA-608 in the video), one at a time and in call order.</summary>
    /// <param name="obs">The connection to OBS.</param>
    /// <param name="text">At most 128 bytes of UTF-8 in the CEA-608 character set; empty clears the caption.</param>
    /// <param name="cancel">Stops waiting for the response.</param>
    /// <returns>False if there is no running stream (501), so the caption was not sent.</returns>
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

    /// <summary>The status of the stream.</summary>
    public static Task<StreamStatus> GetStreamStatusAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetStreamStatus", ResponseJson.Default.StreamStatus, cancel: cancel);

    /// <summary>
    /// Starts the stream. Success does not mean that the server accepted it: see <see cref="Events.StreamStateChanged"/>.
    /// </summary>
    public static Task StartStreamAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StartStream", null, Stream, cancel);

    /// <summary>Stops the stream.</summary>
    public static Task StopStreamAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StopStream", null, Stream, cancel);

    /// <summary>The status of the recording.</summary>
    public static Task<RecordStatus> GetRecordStatusAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetRecordStatus", ResponseJson.Default.RecordStatus, cancel: cancel);

    /// <summary>The folder of recordings.</summary>
    public static Task<string> GetRecordDirectoryAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("GetRecordDirectory", answer => answer.Text("recordDirectory"), cancel: cancel);

    /// <summary>The file of the recording in progress; after a split, the file with which it began.</summary>
    /// <returns>Null if nothing is recorded, or this OBS does not tell.</returns>
    public static async Task<string?> FindRecordedFileAsync(this IObsRequests obs, CancellationToken cancel = default)
    {
        try
        {
            var outputs = await obs.QueryAsync("GetOutputList", answer => answer.GetProperty("outputs"), cancel: cancel)
                .ConfigureAwait(false);
            foreach (var name in outputs.EnumerateArray().Where(IsRecording).Select(output => output.Text("outputName")))
            {
                var settings = await obs.QueryAsync(
                        "GetOutputSettings",
                        answer => answer.GetProperty("outputSettings"),
                        new() { ["outputName"] = name },
                        cancel: cancel
                    )
                    .ConfigureAwait(false);
                if (settings.TryGetProperty("path", out var path) || settings.TryGetProperty("url", out path))
                    return path.GetString();
            }
            return null;
        }
        catch (Exception e) when (e is ObsRequestException or ObsAnswerException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>OBS's names of its outputs to files: simple mode, advanced mode, and a command line of ffmpeg's.</summary>
    private static bool IsRecording(JsonElement output) =>
        output.GetProperty("outputActive").GetBoolean()
        && output.GetProperty("outputName").GetString() is ("simple_file_output" or "adv_file_output" or "adv_ffmpeg_output");

    /// <summary>Starts recording.</summary>
    public static Task StartRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("StartRecord", null, Record, cancel);

    /// <summary>Stops recording.</summary>
    /// <returns>The recorded file.</returns>
    public static Task<string> StopRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.QueryAsync("StopRecord", answer => answer.Text("outputPath"), target: Record, cancel: cancel);

    /// <summary>Pauses the recording.</summary>
    public static Task PauseRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("PauseRecord", null, Record, cancel);

    /// <summary>Resumes the recording.</summary>
    public static Task ResumeRecordAsync(this IObsRequests obs, CancellationToken cancel = default) =>
        obs.RequestAsync("ResumeRecord", null, Record, cancel);

    /// <summary>Adds a chapter marker to the recording, where OBS (30.2 and later) and the file format support it.</summary>
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
        obs.QueryAsync(
            "GetProfileParameter",
            ResponseJson.Default.ProfileParameter,
            new() { ["parameterCategory"] = category, ["parameterName"] = name },
            cancel: cancel
        );
}
