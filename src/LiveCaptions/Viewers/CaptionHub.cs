using System.Runtime.CompilerServices;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Where viewers watch: one stream of whole frames each, the newest wins.</summary>
internal sealed class CaptionHub(ViewerAdmission door, TranscriptReaders readers) : Hub
{
    private Visitor Asking => Context.GetHttpContext() is { } context ? Visitor.Of(context) : Visitor.Stranger;

    /// <summary>Streams a track's frames: the one on screen at once, then every change.</summary>
    /// <exception cref="HubException">The track or a value is wrong; the message says which are right.</exception>
    public async IAsyncEnumerable<CaptionFrame> Watch(WatchRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        using var visit = door.Open(request ?? new(), Asking);
        await foreach (var frame in visit.Frames(gone))
            yield return frame;
    }

    /// <summary>Streams a track's transcript: all that the reader does not have yet, then everything new; nothing is left out.</summary>
    /// <exception cref="HubException">The track is wrong; the message says which are right.</exception>
    public async IAsyncEnumerable<ReaderNews> Read(ReadRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        var captions = door.Find(request.Track, Asking);
        door.CheckRoom();
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
}
