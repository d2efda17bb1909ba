using System.Globalization;

namespace LiveCaptions.Models;

/// <summary>Downloads a file over an unreliable network: resumes where the connection broke, and trusts no length.</summary>
/// <param name="server">The server to ask.</param>
/// <param name="time">Measures timeouts.</param>
/// <param name="free">Free bytes of the disk with this folder.</param>
internal sealed class ModelDownload(ModelServer server, TimeProvider time, Func<string, long> free)
{
    private DownloadSubject Subject => server.Subject;

    private const int MaxTries = 5,
        MaxRestarts = 2,
        MinProgress = 1 << 16;
    private const long Spare = 64L << 20;

    /// <summary>A connection that takes longer for 64 KB counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Downloads the whole file into its part.</summary>
    /// <param name="maxBytes">A longer file is refused.</param>
    /// <param name="progress">Receives the bytes downloaded so far.</param>
    /// <returns>The digest that the server reported; null: none.</returns>
    /// <exception cref="ModelException">The download failed; the message says why, and whether the part is kept.</exception>
    public async Task<string?> FetchAsync(Uri address, string path, long maxBytes, Action<double> progress, CancellationToken stop)
    {
        using var part = PartFile.Open(path, Subject);
        for (int failures = 0, anew = 0; part.Note is not { Total: { } total } || total != part.Length; )
        {
            var before = part.Length;
            var end = await TryAsync(address, part, maxBytes, progress, stop);
            if (end.Kind == AnswerKind.Whole)
                break;
            if (end.Kind == AnswerKind.No)
                throw new ModelException(
                    $"The server {address.Host} {end.Why}, so nothing was downloaded. Check the name and {Subject.Setting}."
                );
            if (end.Kind == AnswerKind.Anew)
            {
                part.Begin(null);
                if (++anew > MaxRestarts)
                    throw new ModelException(
                        $"The server {address.Host} keeps sending other parts of the file than it was asked for, so nothing was downloaded. Try another {Subject.Setting}."
                    );
                continue;
            }
            failures = part.Length - before >= MinProgress ? 1 : failures + 1;
            if (failures >= MaxTries)
                throw new ModelException(
                    $"The server {address.Host} {end.Why}, {MaxTries} times in a row, so the download stopped; the downloaded part is kept, and the same download resumes there."
                )
                {
                    IsOutOfReach = end.OutOfReach,
                };
            await Task.Delay(TimeSpan.FromSeconds(1 << (failures - 1)), time, stop);
        }
        part.Flush();
        return part.Note?.Sha256;
    }

    /// <summary>Makes one connection.</summary>
    /// <returns>Whole: the file is complete. Any other kind: the reason why it is not.</returns>
    private async Task<ServerAnswer> TryAsync(Uri address, PartFile part, long maxBytes, Action<double> progress, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await ReceiveAsync(address, part, maxBytes, progress, patience, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(AnswerKind.Later, Why: $"sent next to nothing for {Patience.TotalSeconds} s");
        }
        catch (HttpRequestException e)
        {
            return new(AnswerKind.Later, Why: $"cannot be reached ({e.Message.TrimEnd('.')})") { OutOfReach = true };
        }
        catch (IOException)
        {
            return new(AnswerKind.Later, Why: "broke the connection off");
        }
    }

    private async Task<ServerAnswer> ReceiveAsync(
        Uri address,
        PartFile part,
        long maxBytes,
        Action<double> progress,
        CancellationTokenSource patience,
        CancellationToken stop
    )
    {
        var (answer, sha256) = await server.AskAsync(address, part.Note, part.Length, stop);
        using var closed = answer;
        var meaning = ServerAnswer.Read(answer, part.Note, part.Length);
        if (meaning.Kind is not (AnswerKind.Rest or AnswerKind.Whole))
            return meaning;
        if (meaning.Kind == AnswerKind.Whole || part.Length == 0)
            part.Begin(NoteOf(answer, meaning.Total, sha256));
        Allow(address, part, meaning.Total, maxBytes);
        await ReadAsync(address, answer, part, maxBytes, progress, patience, stop);
        return meaning.Total is not { } total || total == part.Length ? new(AnswerKind.Whole)
            : part.Length > total ? new(AnswerKind.Anew)
            : new(AnswerKind.Later, Why: "sent less than it said");
    }

    private async Task ReadAsync(
        Uri address,
        HttpResponseMessage answer,
        PartFile part,
        long maxBytes,
        Action<double> progress,
        CancellationTokenSource patience,
        CancellationToken stop
    )
    {
        var body = await answer.Content.ReadAsStreamAsync(stop);
        var block = new byte[MinProgress];
        for (long rewarded = part.Length; await body.ReadAsync(block, stop) is > 0 and var count; )
        {
            if (part.Length + count > maxBytes)
                throw TooLong(address, part, maxBytes);
            await part.AddAsync(block.AsMemory(0, count), stop);
            progress(part.Length);
            if (part.Length - rewarded < MinProgress)
                continue;
            rewarded = part.Length;
            patience.CancelAfter(Patience);
        }
    }

    /// <summary>Refuses a file that is too long or does not fit on the disk, before any of it is downloaded.</summary>
    private void Allow(Uri address, PartFile part, long? total, long maxBytes)
    {
        if (total > maxBytes)
            throw TooLong(address, part, maxBytes);
        var (folder, needed) = (part.Folder, (total ?? maxBytes) - part.Length + Spare);
        if (free(folder) is var there && there < needed)
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The disk with {folder} has {there / 1e6:F0} MB free where {needed / 1e6:F0} MB are needed, so the {Subject.Noun} was not downloaded. {Subject.Room}"
                )
            );
    }

    private ModelException TooLong(Uri address, PartFile part, long maxBytes)
    {
        part.Begin(null);
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The server {address.Host} sends more than the {maxBytes / 1e6:F0} MB that this {Subject.Noun} can have, so it was not downloaded. Check {Subject.Setting}."
            )
        );
    }

    private static PartNote NoteOf(HttpResponseMessage answer, long? total, string? sha256) =>
        new(answer.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null, answer.Content.Headers.LastModified, total, sha256);
}
