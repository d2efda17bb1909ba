namespace LiveCaptions.Obs;

/// <summary>An error of a request or connection; the message is one sentence for the person at the machine.</summary>
public abstract class ObsException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The settings cannot work: a bad address, or a password that cannot be read.</summary>
public sealed class ObsSettingsException(string message, Exception? cause = null) : ObsException(message, cause);

/// <summary>There is no connection, or it was lost before OBS answered; whether OBS carried out the request is unknown.</summary>
public sealed class ObsDisconnectedException(string message) : ObsException(message);

/// <summary>OBS did not answer in time; the connection may still be good.</summary>
public sealed class ObsTimeoutException(string requestType, TimeSpan limit)
    : ObsException(
        $"OBS did not answer {requestType} within {limit.TotalSeconds:0.#} s, so the request may not have been carried out; OBS may be busy or hanging."
    )
{
    /// <summary>The request's name in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>Too many requests are pending: the caller sends faster than OBS answers.</summary>
public sealed class ObsBusyException(string requestType, int limit)
    : ObsException($"{requestType} was not sent because {limit} requests are already waiting for OBS; OBS may be busy or hanging.")
{
    /// <summary>The request's name in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>The response does not have the form that the protocol specifies.</summary>
public sealed class ObsAnswerException(string requestType, Exception? cause = null)
    : ObsException($"OBS answered {requestType} in a form that is not understood; its version may be too old or too new.", cause)
{
    /// <summary>The request's name in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>OBS refused a request.</summary>
public sealed class ObsRequestException(string requestType, RequestStatus status, string? comment)
    : ObsException(Sentence(requestType, status, comment))
{
    /// <summary>The request's name in the protocol.</summary>
    public string RequestType { get; } = requestType;

    /// <summary>The status code; may be one that <see cref="RequestStatus"/> does not name.</summary>
    public RequestStatus Status { get; } = status;

    /// <summary>OBS's explanation, if it gave one.</summary>
    public string? Comment { get; } = comment;

    private static string Sentence(string type, RequestStatus status, string? comment) =>
        $"OBS refused {type} ({status:D} {(Enum.IsDefined(status) ? status : "unknown")}){(string.IsNullOrEmpty(comment) ? "." : ": " + Protocol.UntrustedText.Clean(comment))}";
}
