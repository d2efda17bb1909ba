namespace LiveCaptions.Obs;

/// <summary>Close codes of obs-websocket.</summary>
/// <remarks>Source: obs-websocket's protocol.md, WebSocketCloseCode.</remarks>
public enum ObsCloseCode
{
    /// <summary>A reason without a code of its own.</summary>
    UnknownReason = 4000,

    /// <summary>A message was not valid JSON.</summary>
    MessageDecodeError = 4002,

    /// <summary>A required field is missing.</summary>
    MissingDataField = 4003,

    /// <summary>A field has the wrong type.</summary>
    InvalidDataFieldType = 4004,

    /// <summary>A field's value is out of range.</summary>
    InvalidDataFieldValue = 4005,

    /// <summary>The op code is unknown.</summary>
    UnknownOpCode = 4006,

    /// <summary>A message was sent before Identify.</summary>
    NotIdentified = 4007,

    /// <summary>Identify was sent twice.</summary>
    AlreadyIdentified = 4008,

    /// <summary>The password is wrong or missing.</summary>
    AuthenticationFailed = 4009,

    /// <summary>Client and server have no protocol version in common.</summary>
    UnsupportedRpcVersion = 4010,

    /// <summary>The user disconnected this client in OBS.</summary>
    SessionInvalidated = 4011,

    /// <summary>A requested feature is not supported.</summary>
    UnsupportedFeature = 4012,
}

/// <summary>Status codes of responses.</summary>
/// <remarks>Source: obs-websocket's protocol.md, RequestStatus.</remarks>
public enum RequestStatus
{
    /// <summary>No status was given.</summary>
    Unknown = 0,

    /// <summary>The request succeeded.</summary>
    Success = 100,

    /// <summary>The request's type is missing.</summary>
    MissingRequestType = 203,

    /// <summary>This version of OBS does not know the request.</summary>
    UnknownRequestType = 204,

    /// <summary>An error inside OBS.</summary>
    GenericError = 205,

    /// <summary>The request is not supported in this batch execution mode.</summary>
    UnsupportedRequestBatchExecutionType = 206,

    /// <summary>OBS is starting or changing its scene collection; retry shortly.</summary>
    NotReady = 207,

    /// <summary>A required field is missing.</summary>
    MissingRequestField = 300,

    /// <summary>The request has no data.</summary>
    MissingRequestData = 301,

    /// <summary>A field is invalid.</summary>
    InvalidRequestField = 400,

    /// <summary>A field has the wrong type.</summary>
    InvalidRequestFieldType = 401,

    /// <summary>A number is out of range.</summary>
    RequestFieldOutOfRange = 402,

    /// <summary>A field is empty.</summary>
    RequestFieldEmpty = 403,

    /// <summary>Too many fields are set.</summary>
    TooManyRequestFields = 404,

    /// <summary>The stream, recording or other output is running.</summary>
    OutputRunning = 500,

    /// <summary>The stream, recording or other output is not running.</summary>
    OutputNotRunning = 501,

    /// <summary>The output is paused.</summary>
    OutputPaused = 502,

    /// <summary>The output is not paused.</summary>
    OutputNotPaused = 503,

    /// <summary>The output is disabled.</summary>
    OutputDisabled = 504,

    /// <summary>Studio mode is active.</summary>
    StudioModeActive = 505,

    /// <summary>Studio mode is not active.</summary>
    StudioModeNotActive = 506,

    /// <summary>The scene, source or item does not exist.</summary>
    ResourceNotFound = 600,

    /// <summary>The resource exists already.</summary>
    ResourceAlreadyExists = 601,

    /// <summary>The resource has another type.</summary>
    InvalidResourceType = 602,

    /// <summary>There are not enough resources.</summary>
    NotEnoughResources = 603,

    /// <summary>The state of the resource does not allow this.</summary>
    InvalidResourceState = 604,

    /// <summary>The input kind is wrong or not available in this OBS.</summary>
    InvalidInputKind = 605,

    /// <summary>The resource cannot be configured.</summary>
    ResourceNotConfigurable = 606,

    /// <summary>The filter kind is wrong.</summary>
    InvalidFilterKind = 607,

    /// <summary>The resource could not be created.</summary>
    ResourceCreationFailed = 700,

    /// <summary>The action failed.</summary>
    ResourceActionFailed = 701,

    /// <summary>The request failed for no known reason.</summary>
    RequestProcessingFailed = 702,

    /// <summary>The combination of arguments is not possible.</summary>
    CannotAct = 703,
}

/// <summary>Categories of events to subscribe to.</summary>
/// <remarks>Source: obs-websocket's protocol.md, EventSubscription.</remarks>
[Flags]
public enum EventSubscriptions
{
    /// <summary>No events.</summary>
    None = 0,

    /// <summary>OBS exits; custom events.</summary>
    General = 1 << 0,

    /// <summary>Scene collections and profiles. Without these events, requests are not held back while the collection changes.</summary>
    Config = 1 << 1,

    /// <summary>Scenes are created, removed, or go on air.</summary>
    Scenes = 1 << 2,

    /// <summary>Inputs are created, removed, renamed or muted.</summary>
    Inputs = 1 << 3,

    /// <summary>Stream and recording.</summary>
    Outputs = 1 << 6,

    /// <summary>Items in scenes.</summary>
    SceneItems = 1 << 7,

    /// <summary>Events of plugins.</summary>
    Vendors = 1 << 9,

    /// <summary>Volume levels of all inputs, 20 times a second.</summary>
    InputVolumeMeters = 1 << 16,

    /// <summary>Everything that captioning needs.</summary>
    Captioning = General | Config | Scenes | Inputs | Outputs | SceneItems | Vendors,
}
