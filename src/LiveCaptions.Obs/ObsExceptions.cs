namespace LiveCaptions.Obs;

/// <summary>Something that keeps OBS from doing what it was asked, in one sentence for the person at the machine.</summary>
public abstract class ObsException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Settings with which OBS cannot be reached: a bad address, a password that cannot be read.</summary>
public sealed class ObsSettingsException(string message, Exception? cause = null) : ObsException(message, cause);

/// <summary>There is no connection, or it was lost before OBS answered; whether OBS did what it was asked is unknown.</summary>
public sealed class ObsDisconnectedException(string message) : ObsException(message);

/// <summary>OBS did not answer in time; the connection may still be good.</summary>
public sealed class ObsTimeoutException(string requestType, TimeSpan limit)
    : ObsException(
        $"OBS did not answer {requestType} within {limit.TotalSeconds:0.#} s, so it may not have been done; OBS may be busy or hang."
    )
{
    /// <summary>The request's type, as in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>Too many requests wait for OBS already: the caller asks faster than OBS answers.</summary>
public sealed class ObsBusyException(string requestType, int most)
    : ObsException($"{requestType} was not sent, since {most} requests wait for OBS already; OBS may be busy or hang.")
{
    /// <summary>The request's type, as in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>OBS answered with data of another shape than the protocol promises.</summary>
public sealed class ObsAnswerException(string requestType, Exception? cause = null)
    : ObsException($"OBS answered {requestType} in a form that is not understood; its version may be too old or too new.", cause)
{
    /// <summary>The request's type, as in the protocol.</summary>
    public string RequestType { get; } = requestType;
}

/// <summary>OBS refused a request.</summary>
public sealed class ObsRequestException(string requestType, RequestStatus status, string? comment)
    : ObsException(Sentence(requestType, status, comment))
{
    /// <summary>The request's type, as in the protocol.</summary>
    public string RequestType { get; } = requestType;

    /// <summary>Why, as a code; may be one that this library has no name for.</summary>
    public RequestStatus Status { get; } = status;

    /// <summary>Why, in OBS's words, if it said so.</summary>
    public string? Comment { get; } = comment;

    private static string Sentence(string type, RequestStatus status, string? comment) =>
        $"OBS refused {type} ({status:D} {(Enum.IsDefined(status) ? status : "unknown")}){(string.IsNullOrEmpty(comment) ? "." : ": " + Protocol.Foreign.Text(comment))}";
}
