using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Health;

/// <summary>How a track stands.</summary>
[JsonConverter(typeof(TrackStateJson))]
internal enum TrackState
{
    /// <summary>Its source or its recogniser is being opened.</summary>
    Starting,

    /// <summary>Sound comes in.</summary>
    Running,

    /// <summary>The source runs and gives nothing but silence.</summary>
    Silent,

    /// <summary>Sound comes in that could carry speech, and gives no words.</summary>
    Wordless,

    /// <summary>The source is gone.</summary>
    Lost,

    /// <summary>The source is being opened again.</summary>
    Reopening,

    /// <summary>The source is over.</summary>
    Ended,

    /// <summary>There are no captions; the track's message says why.</summary>
    Failed,
}

/// <summary>Writes states as programs read them: "starting", "running", ...</summary>
internal sealed class TrackStateJson() : JsonStringEnumConverter<TrackState>(JsonNamingPolicy.CamelCase);

/// <summary>States in words.</summary>
internal static class TrackStates
{
    /// <summary>The same word as in JSON.</summary>
    public static string Word(this TrackState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
