using System.Runtime.CompilerServices;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Looks;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>The hub of the pages: streams of frames, of transcript or of a look, a few at a time for each connection.</summary>
internal sealed partial class CaptionHub(
    ViewerAdmission admission,
    TranscriptReaders readers,
    StoredLooks looks,
    OpenScreens screens,
    WorkLimiter work,
    Departure departure,
    INeighbours neighbours,
    VisitorAuthentication visitors,
    ILogger<CaptionHub> logger
) : Hub
{
    private HttpContext Request =>
        Context.GetHttpContext() ?? throw new InvalidOperationException("The hub is reached over HTTP only, and this connection is not.");

    /// <summary>Streams a track's frames: the one on screen at once, then every change; a slow viewer gets the newest.</summary>
    /// <exception cref="HubException">The request is refused; the message is the sentence.</exception>
    public async IAsyncEnumerable<CaptionFrame> Watch(WatchRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        using var stream = Admit(() => OpenStreams.Enter(Context));
        using var stay = Admit(() => new Stay(departure, Clients.Caller, gone));
        using var viewer = Admit(() => admission.Open(request ?? new(), Request));
        using var screen = screens.Enter(Context.ConnectionId, request?.Track, Request.Request, isReader: false);
        await foreach (var frame in stay.UntilSentAsync(viewer.Frames(stay.Token)))
            yield return frame;
    }

    /// <summary>Streams a track's transcript: all that the reader does not have, then everything new; nothing is left out.</summary>
    /// <exception cref="HubException">The request is refused; the message is the sentence.</exception>
    public async IAsyncEnumerable<ReaderNews> Read(ReadRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        using var stream = Admit(() => OpenStreams.Enter(Context));
        using var stay = Admit(() => new Stay(departure, Clients.Caller, gone));
        var (captions, place) = Admit(() => admission.OpenReader(request.Track, Request));
        using (place)
        {
            using var screen = screens.Enter(Context.ConnectionId, captions.Track, Request.Request, isReader: true);
            Admit(() => Pay(readers.Missing(captions, request)));
            captions.Transcript.Enter();
            try
            {
                await foreach (var news in stay.UntilSentAsync(readers.Follow(captions, request, stay.Token)))
                    yield return news;
            }
            finally
            {
                captions.Transcript.Leave();
            }
        }
    }

    /// <summary>Streams a look that is kept by name: as it is now, then every change. An unknown one may still be saved.</summary>
    /// <exception cref="HubException">The request is refused; the message is the sentence.</exception>
    public async IAsyncEnumerable<LookNews> Look(LookRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        using var stream = Admit(() => OpenStreams.Enter(Context));
        await foreach (var news in looks.FollowAsync(request?.Name ?? "", gone))
            yield return news;
    }

    /// <summary>Where else the same captions are shown, for a page whose machine is lost.</summary>
    public ElsewhereNews Neighbours() =>
        neighbours.Addresses is { Count: > 0 } others ? new(others, visitors.TokenText(Request)) : new([], null);

    /// <summary>What a reader lacks is sent whole, so it costs by its length.</summary>
    private bool Pay(int paragraphs) =>
        work.TrySpend(Request, WorkLimiter.CostOfTranscript(paragraphs))
            ? true
            : throw new RefusedException(
                StatusCodes.Status429TooManyRequests,
                "This address has fetched the transcript too often just now. Try again in a few seconds."
            );

    /// <summary>A refusal as SignalR carries it: other exceptions reach the viewer without their message, and are logged here.</summary>
    private T Admit<T>(Func<T> admit)
    {
        try
        {
            return admit();
        }
        catch (RefusedException refused)
        {
            throw new HubException(refused.Message);
        }
        catch (Exception fault)
        {
            Log.Fault(logger, fault);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Error, "A fault of the program kept a viewer out; others are not affected")]
        public static partial void Fault(ILogger logger, Exception fault);
    }
}
