namespace LiveCaptions.Obs;

/// <summary>How obs-websocket ends a connection.</summary>
/// <remarks>Source: obs-websocket's protocol.md, WebSocketCloseCode.</remarks>
public enum ObsCloseCode
{
    /// <summary>For a reason that has no code.</summary>
    UnknownReason = 4000,

    /// <summary>A message was no JSON.</summary>
    MessageDecodeError = 4002,

    /// <summary>A field is missing.</summary>
    MissingDataField = 4003,

    /// <summary>A field is of another type.</summary>
    InvalidDataFieldType = 4004,

    /// <summary>A field's value is out of range.</summary>
    InvalidDataFieldValue = 4005,

    /// <summary>No such op.</summary>
    UnknownOpCode = 4006,

    /// <summary>Something was sent before Identify.</summary>
    NotIdentified = 4007,

    /// <summary>Identify was sent twice.</summary>
    AlreadyIdentified = 4008,

    /// <summary>The password is wrong or missing.</summary>
    AuthenticationFailed = 4009,

    /// <summary>The two speak no common version of the protocol.</summary>
    UnsupportedRpcVersion = 4010,

    /// <summary>The user of OBS removed this client.</summary>
    SessionInvalidated = 4011,

    /// <summary>A feature is not supported.</summary>
    UnsupportedFeature = 4012,
}

/// <summary>How OBS answered a request.</summary>
/// <remarks>Source: obs-websocket's protocol.md, RequestStatus.</remarks>
public enum RequestStatus
{
    /// <summary>No status was given.</summary>
    Unknown = 0,

    /// <summary>Done.</summary>
    Success = 100,

    /// <summary>The request's type is missing.</summary>
    MissingRequestType = 203,

    /// <summary>This OBS has no such request.</summary>
    UnknownRequestType = 204,

    /// <summary>Something went wrong inside OBS.</summary>
    GenericError = 205,

    /// <summary>Not in this kind of batch.</summary>
    UnsupportedRequestBatchExecutionType = 206,

    /// <summary>OBS is starting, or changes its scene collection: ask again soon.</summary>
    NotReady = 207,

    /// <summary>A field is missing.</summary>
    MissingRequestField = 300,

    /// <summary>The request has no data.</summary>
    MissingRequestData = 301,

    /// <summary>A field is not valid.</summary>
    InvalidRequestField = 400,

    /// <summary>A field is of another type.</summary>
    InvalidRequestFieldType = 401,

    /// <summary>A number is out of range.</summary>
    RequestFieldOutOfRange = 402,

    /// <summary>A field is empty.</summary>
    RequestFieldEmpty = 403,

    /// <summary>Too many fields at once.</summary>
    TooManyRequestFields = 404,

    /// <summary>The stream, recording or other output runs.</summary>
    OutputRunning = 500,

    /// <summary>The stream, recording or other output does not run.</summary>
    OutputNotRunning = 501,

    /// <summary>The output is paused.</summary>
    OutputPaused = 502,

    /// <summary>The output is not paused.</summary>
    OutputNotPaused = 503,

    /// <summary>The output is switched off.</summary>
    OutputDisabled = 504,

    /// <summary>Studio mode is on.</summary>
    StudioModeActive = 505,

    /// <summary>Studio mode is off.</summary>
    StudioModeNotActive = 506,

    /// <summary>No such scene, source, item.</summary>
    ResourceNotFound = 600,

    /// <summary>It exists already.</summary>
    ResourceAlreadyExists = 601,

    /// <summary>It is of another type.</summary>
    InvalidResourceType = 602,

    /// <summary>There are not enough of them.</summary>
    NotEnoughResources = 603,

    /// <summary>It is in a state that does not allow this.</summary>
    InvalidResourceState = 604,

    /// <summary>The kind of source is not the right one, or this OBS has none.</summary>
    InvalidInputKind = 605,

    /// <summary>It cannot be configured.</summary>
    ResourceNotConfigurable = 606,

    /// <summary>The filter's kind is not the right one.</summary>
    InvalidFilterKind = 607,

    /// <summary>It could not be made.</summary>
    ResourceCreationFailed = 700,

    /// <summary>It could not be done.</summary>
    ResourceActionFailed = 701,

    /// <summary>The request failed for no known reason.</summary>
    RequestProcessingFailed = 702,

    /// <summary>Not together.</summary>
    CannotAct = 703,
}

/// <summary>Which events OBS shall send.</summary>
/// <remarks>Source: obs-websocket's protocol.md, EventSubscription.</remarks>
[Flags]
public enum EventSubscriptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>OBS ends, custom events.</summary>
    General = 1 << 0,

    /// <summary>Scene collections and profiles. Without it requests are not held back while the collection changes.</summary>
    Config = 1 << 1,

    /// <summary>Scenes come, go, go live.</summary>
    Scenes = 1 << 2,

    /// <summary>Inputs come, go, are muted.</summary>
    Inputs = 1 << 3,

    /// <summary>Stream and recording.</summary>
    Outputs = 1 << 6,

    /// <summary>Items in scenes.</summary>
    SceneItems = 1 << 7,

    /// <summary>Plugins.</summary>
    Vendors = 1 << 9,

    /// <summary>Levels of all inputs, 20 times a second.</summary>
    InputVolumeMeters = 1 << 16,

    /// <summary>What captioning needs.</summary>
    Captioning = General | Config | Scenes | Inputs | Outputs | SceneItems | Vendors,
}
