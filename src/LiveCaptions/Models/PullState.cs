using System.Text.Json.Serialization;
using LiveCaptions.Health;

namespace LiveCaptions.Models;

/// <summary>How far a job about a model is.</summary>
[JsonConverter(typeof(CamelCaseNames<JobStage>))]
internal enum JobStage
{
    /// <summary>Another one runs first.</summary>
    Queued,

    Running,

    /// <summary>It was stopped and can be resumed.</summary>
    Paused,

    Failed,

    Done,
}

/// <summary>How a download stands.</summary>
/// <param name="Downloaded">Bytes on the disk.</param>
/// <param name="Total">Bytes of the model, approximately.</param>
/// <param name="BytesPerSecond">Speed of the last seconds; null while nothing comes.</param>
/// <param name="Sentence">Why it failed, and what to do; null: it did not.</param>
internal sealed record PullState(JobStage State, long Downloaded, long Total, long? BytesPerSecond, string? Sentence);
