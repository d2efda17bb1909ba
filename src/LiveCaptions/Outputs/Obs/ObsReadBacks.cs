using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Outputs.Obs.Stream;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Reads back what one output has brought into OBS.</summary>
/// <param name="way">The way's name for programs.</param>
/// <param name="name">The way in words.</param>
/// <param name="setting">The setting that switches it.</param>
/// <param name="outputs">The outputs to OBS; none where OBS is not used.</param>
/// <param name="followed">The track that goes to OBS; null: the first.</param>
internal abstract class ObsReadBack<TOutput>(
    string way,
    string name,
    string setting,
    IEnumerable<ObsOutput> outputs,
    CaptionTracks tracks,
    string? followed
) : IReadBack
    where TOutput : ObsOutput
{
    public string Way => way;

    protected string Name => name;

    public async Task<ReadBack> ReadAsync(string track, CancellationToken stop)
    {
        if (outputs.OfType<TOutput>().FirstOrDefault() is not { } output)
            return ReadBack.Unused(name, $"{setting} is off, or OBS is not connected.");
        if (tracks.Find(followed)?.Track != track)
            return ReadBack.Unused(name, "another track goes to OBS.");
        try
        {
            return await ReadAsync(output, stop);
        }
        catch (ObsException e)
        {
            return new(true, [], name, e.Message);
        }
    }

    /// <summary>Reads back what this output has brought.</summary>
    /// <exception cref="ObsException">OBS does not answer.</exception>
    protected abstract Task<ReadBack> ReadAsync(TOutput output, CancellationToken stop);
}

/// <summary>Asks OBS for the text of its text source.</summary>
internal sealed class TextSourceReadBack(IEnumerable<ObsOutput> outputs, CaptionTracks tracks, string? followed, Func<IObsRequests?> obs)
    : ObsReadBack<TextSourceOutput>("obsText", "The text source in OBS", "Obs:TextSource:Enabled", outputs, tracks, followed)
{
    protected override async Task<ReadBack> ReadAsync(TextSourceOutput output, CancellationToken stop) =>
        obs() is { } requests
            ? new(
                true,
                [await requests.GetTextAsync(output.Source, stop)],
                Name,
                output.Status.Problem ?? "Its text is another one; are the captions in OBS switched off?"
            )
            : ReadBack.Unused(Name, "OBS is not connected.");
}

/// <summary>Looks at the captions that OBS has accepted for its stream.</summary>
internal sealed class StreamCaptionReadBack(IEnumerable<ObsOutput> outputs, CaptionTracks tracks, string? followed)
    : ObsReadBack<StreamCaptionOutput>("streamCaptions", "The stream", "Obs:StreamCaptions:Enabled", outputs, tracks, followed)
{
    protected override Task<ReadBack> ReadAsync(StreamCaptionOutput output, CancellationToken stop) =>
        Task.FromResult(
            output.Carries
                ? new ReadBack(true, [output.Accepted], Name, output.Status.Problem ?? "OBS accepted no caption with these words.")
            : output.Status.Problem is { } problem ? new(true, [], Name, problem)
            : ReadBack.Unused(Name, output.Activity)
        );
}

/// <summary>Looks at the words that are on the disk for the recording in progress.</summary>
internal sealed class RecordingReadBack(IEnumerable<ObsOutput> outputs, CaptionTracks tracks, string? followed)
    : ObsReadBack<RecordingOutput>("recording", "The subtitles of the recording", "Obs:Recordings:Enabled", outputs, tracks, followed)
{
    protected override Task<ReadBack> ReadAsync(RecordingOutput output, CancellationToken stop) =>
        Task.FromResult(
            output.Kept is { } kept
                ? new ReadBack(
                    true,
                    [kept],
                    Name,
                    output.Status.Problem ?? "Their words were not kept; are the captions in OBS switched off?"
                )
                : ReadBack.Unused(Name, output.Activity)
        );
}
