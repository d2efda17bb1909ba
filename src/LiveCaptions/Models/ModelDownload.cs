using System.Globalization;

namespace LiveCaptions.Models;

/// <summary>Brings a file here through whatever a network does: goes on where it broke off, and trusts no length.</summary>
/// <param name="server">Whom to ask.</param>
/// <param name="time">For patience.</param>
/// <param name="free">Free bytes of the disk with this folder.</param>
internal sealed class ModelDownload(ModelServer server, TimeProvider time, Func<string, long> free)
{
    private const int MostTries = 5,
        MostAnew = 2,
        Portion = 1 << 16;
    private const long Spare = 64L << 20;

    /// <summary>So long a portion of 64 KB may take: slower is dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Brings the whole file into its part.</summary>
    /// <param name="most">A file of more bytes is refused.</param>
    /// <param name="progress">Told the bytes that have come.</param>
    /// <returns>The digest that the server told with it; null: none.</returns>
    /// <exception cref="ModelException">It could not be had; the message says why, and what has become of the part.</exception>
    public async Task<string?> FetchAsync(Uri address, string path, long most, Action<double> progress, CancellationToken stop)
    {
        using var part = PartFile.Open(path);
        for (int failures = 0, anew = 0; part.Note is not { Total: { } total } || total != part.Length; )
        {
            var before = part.Length;
            var end = await TryAsync(address, part, most, progress, stop);
            if (end.Kind == AnswerKind.Whole)
                break;
            if (end.Kind == AnswerKind.No)
                throw new ModelException(
                    $"The server {address.Host} {end.Why}, so nothing was downloaded. Check the name and Models:BaseAddress."
                );
            if (end.Kind == AnswerKind.Anew)
            {
                part.Begin(null);
                if (++anew > MostAnew)
                    throw new ModelException(
                        $"The server {address.Host} keeps sending other parts of the file than it was asked for, so nothing was downloaded. Try another Models:BaseAddress."
                    );
                continue;
            }
            failures = part.Length - before >= Portion ? 1 : failures + 1;
            if (failures >= MostTries)
                throw new ModelException(
                    $"The server {address.Host} {end.Why}, {MostTries} times in a row, so the download stopped; what has come is kept, and the same command goes on from there."
                );
            await Task.Delay(TimeSpan.FromSeconds(1 << (failures - 1)), time, stop);
        }
        part.Flush();
        return part.Note?.Sha256;
    }

    /// <summary>One connection.</summary>
    /// <returns>Whole: all is here. Otherwise why not.</returns>
    private async Task<ServerAnswer> TryAsync(Uri address, PartFile part, long most, Action<double> progress, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            var (answer, sha256) = await server.AskAsync(address, part.Note, part.Length, either.Token);
            using var closed = answer;
            var meaning = ServerAnswer.Read(answer, part.Note, part.Length);
            if (meaning.Kind is not (AnswerKind.Rest or AnswerKind.Whole))
                return meaning;
            if (meaning.Kind == AnswerKind.Whole || part.Length == 0)
                part.Begin(NoteOf(answer, meaning.Total, sha256));
            Allow(address, part, meaning.Total, most);
            await ReadAsync(address, answer, part, most, progress, patience, either.Token);
            return meaning.Total is not { } total || total == part.Length ? new(AnswerKind.Whole)
                : part.Length > total ? new(AnswerKind.Anew)
                : new(AnswerKind.Later, Why: "sent less than it said");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(AnswerKind.Later, Why: $"sent next to nothing for {Patience.TotalSeconds} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(
                AnswerKind.Later,
                Why: e is HttpRequestException ? $"cannot be reached ({e.Message.TrimEnd('.')})" : "broke the connection off"
            );
        }
    }

    private static async Task ReadAsync(
        Uri address,
        HttpResponseMessage answer,
        PartFile part,
        long most,
        Action<double> progress,
        CancellationTokenSource patience,
        CancellationToken stop
    )
    {
        var body = await answer.Content.ReadAsStreamAsync(stop);
        var block = new byte[Portion];
        for (long rewarded = part.Length; await body.ReadAsync(block, stop) is > 0 and var count; )
        {
            if (part.Length + count > most)
                throw TooLong(address, part, most);
            await part.AddAsync(block.AsMemory(0, count), stop);
            progress(part.Length);
            if (part.Length - rewarded < Portion)
                continue;
            rewarded = part.Length;
            patience.CancelAfter(Patience);
        }
    }

    /// <summary>Refuses a file that is too long or finds no room, before any of it has come.</summary>
    private void Allow(Uri address, PartFile part, long? total, long most)
    {
        if (total > most)
            throw TooLong(address, part, most);
        var (folder, needed) = (part.Folder, (total ?? most) - part.Length + Spare);
        if (free(folder) is var there && there < needed)
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The disk with {folder} has {there / 1e6:F0} MB free where {needed / 1e6:F0} MB are needed, so the model was not downloaded. Make room, or remove a model: livecaptions models rm NAME"
                )
            );
    }

    private static ModelException TooLong(Uri address, PartFile part, long most)
    {
        part.Begin(null);
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The server {address.Host} sends more than the {most / 1e6:F0} MB that this model can have, so it was not downloaded. Check Models:BaseAddress."
            )
        );
    }

    private static PartNote NoteOf(HttpResponseMessage answer, long? total, string? sha256) =>
        new(answer.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null, answer.Content.Headers.LastModified, total, sha256);
}
