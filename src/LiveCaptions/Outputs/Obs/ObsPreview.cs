using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>A small picture of the scene on air, for operators: taken on demand, and at most once a second for all of them.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ObsPreview(IObsRequests obs, TimeProvider time)
{
    private const int Width = 480;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private Task<byte[]>? newest;
    private long requestedAt;

    /// <summary>JPEG, 480 pixels wide, at most a second old.</summary>
    /// <exception cref="ObsException">OBS did not provide a picture.</exception>
    public Task<byte[]> LookAsync()
    {
        lock (sync)
        {
            // A failure is kept for as long, so that an OBS in trouble gets no more requests.
            if (newest is null || (newest.IsCompleted && time.GetElapsedTime(requestedAt) >= MaxAge))
                (newest, requestedAt) = (TakeAsync(), time.GetTimestamp());
            return newest;
        }
    }

    private async Task<byte[]> TakeAsync()
    {
        var scenes = await obs.GetSceneListAsync();
        return await obs.GetSourceThumbnailAsync(scenes.CurrentProgramSceneName ?? scenes.Scenes[0].SceneName, Width);
    }
}
