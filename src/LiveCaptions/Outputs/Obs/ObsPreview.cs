using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs;

/// <summary>A small picture of what OBS has on air, for the operator: taken only when somebody looks, and at most once a second however many look.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ObsPreview(IObsRequests obs, TimeProvider time)
{
    private const int Width = 480;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private Task<byte[]>? newest;
    private long asked;

    /// <summary>JPEG, 480 pixels wide, at most a second old.</summary>
    /// <exception cref="ObsException">OBS does not give one.</exception>
    public Task<byte[]> LookAsync()
    {
        lock (sync)
        {
            // Failures are kept as long: an OBS in trouble is not asked more often.
            if (newest is null || (newest.IsCompleted && time.GetElapsedTime(asked) >= Fresh))
                (newest, asked) = (AskAsync(), time.GetTimestamp());
            return newest;
        }
    }

    private async Task<byte[]> AskAsync()
    {
        var scenes = await obs.GetSceneListAsync();
        return await obs.GetSourceThumbnailAsync(scenes.CurrentProgramSceneName ?? scenes.Scenes[0].SceneName, Width);
    }
}
