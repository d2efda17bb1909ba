namespace LiveCaptions.Health;

/// <summary>The state of one output of text to somewhere else.</summary>
/// <param name="Id">Its name in the settings.</param>
/// <param name="Kind">How the text travels: "tcp", "http"...</param>
/// <param name="Host">Where it goes; the rest of the address may be secret.</param>
/// <param name="State">"waiting" for words, "connected", "retrying", "refused", or "off" after too many refusals.</param>
/// <param name="Message">The state in one sentence.</param>
/// <param name="Sent">Words that the other side has taken.</param>
/// <param name="Lost">Words that it never will.</param>
internal sealed record TextOutReport(string Id, string Kind, string Host, string State, string Message, long Sent, long Lost);

/// <summary>Reports how the outputs to elsewhere are doing.</summary>
internal interface ITextOutReports
{
    IReadOnlyList<TextOutReport> Outputs { get; }
}
