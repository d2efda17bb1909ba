using System.Runtime.CompilerServices;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Http;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>The hub of the pages: one stream of frames or of transcript per viewer.</summary>
internal sealed class CaptionHub(ViewerAdmission admission, TranscriptReaders readers) : Hub
{
    private Visitor Sender => Context.GetHttpContext() is { } context ? Visitor.Of(context) : Visitor.Stranger;

    /// <summary>Streams a track's frames: the one on screen at once, then every change; a slow viewer gets the newest.</summary>
    /// <exception cref="HubException">The request is refused; the message is the sentence.</exception>
    public async IAsyncEnumerable<CaptionFrame> Watch(WatchRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        using var viewer = Admit(() => admission.Open(request ?? new(), Sender));
        await foreach (var frame in viewer.Frames(gone))
            yield return frame;
    }

    /// <summary>Streams a track's transcript: all that the reader does not have, then everything new; nothing is left out.</summary>
    /// <exception cref="HubException">The request is refused; the message is the sentence.</exception>
    public async IAsyncEnumerable<ReaderNews> Read(ReadRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        var captions = Admit(() =>
        {
            var found = admission.Find(request.Track, Sender);
            admission.CheckViewerLimit();
            return found;
        });
        captions.Transcript.Enter();
        try
        {
            await foreach (var news in readers.Follow(captions, request, gone))
                yield return news;
        }
        finally
        {
            captions.Transcript.Leave();
        }
    }

    /// <summary>A refusal as SignalR carries it: other exceptions reach the viewer without their message.</summary>
    private static T Admit<T>(Func<T> admit)
    {
        try
        {
            return admit();
        }
        catch (RefusedException refused)
        {
            throw new HubException(refused.Message);
        }
    }
}
