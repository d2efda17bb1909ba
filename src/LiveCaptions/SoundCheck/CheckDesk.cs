using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.SoundCheck;

/// <summary>What a check is to be about; every member is optional.</summary>
/// <param name="Language">ISO 639 code of the sentence to read; null: the track's.</param>
/// <param name="Text">Words to be read in place of a sentence.</param>
/// <param name="Seconds">Seconds in which the words must come, 5 to 120.</param>
internal sealed record CheckRequest(string? Language = null, string? Text = null, double? Seconds = null);

/// <summary>Runs sound checks, one at a time, and keeps the last one.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class CheckDesk(CheckParts parts) : IAsyncDisposable
{
    private const double MinSeconds = 5,
        MaxSeconds = 120,
        UsualSeconds = 40;

    private const int MaxText = 1000;

    private readonly Lock sync = new();
    private CheckRun? run;
    private CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private int turn;

    /// <summary>The check of a track: the last one, or one that could begin.</summary>
    /// <param name="language">The language of the sentence to show; null: the track's.</param>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    /// <exception cref="RefusedException">There is nothing to read aloud for it.</exception>
    public CheckReport Show(string track, string? language)
    {
        lock (sync)
        {
            if (run is { } last && last.Track == track && (language is null || !last.IsOver))
                return last.Report();
            var spoken = SpokenFor(track, new(language));
            return new(track, CheckStage.Idle, spoken.Language, spoken.Text, spoken.IsRead, null, "", false, null, null);
        }
    }

    /// <summary>Begins a check.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    /// <exception cref="RefusedException">A check runs already, or this one cannot be done.</exception>
    public CheckReport Begin(string track, CheckRequest request)
    {
        lock (sync)
        {
            if (run is { IsOver: false } other)
                throw new RefusedException(
                    StatusCodes.Status409Conflict,
                    $"A sound check of the track {other.Track} is running, so this one did not begin. Wait for it, or cancel it."
                );
            var spoken = SpokenFor(track, request);
            var seconds = request.Seconds ?? UsualSeconds;
            if (seconds is not (>= MinSeconds and <= MaxSeconds))
                throw Invalid($"seconds must be from {MinSeconds} to {MaxSeconds}.");
            stop.Dispose();
            stop = new();
            turn++;
            var next = run = new(parts, Captions(track), spoken, TimeSpan.FromSeconds(seconds));
            var token = stop.Token;
            running = Task.Run(() => next.RunAsync(token), CancellationToken.None);
            return next.Report();
        }
    }

    /// <summary>Cancels the check of a track.</summary>
    /// <returns>False: none runs.</returns>
    public async Task<bool> CancelAsync(string track)
    {
        Task ending;
        lock (sync)
        {
            if (run is not { IsOver: false } now || now.Track != track)
                return false;
            stop.Cancel();
            ending = running;
        }
        await ending;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private TrackCaptions Captions(string track) => parts.Tracks.Find(track) ?? throw new NoSuchTrackException(track, parts.Tracks.Ids);

    private SpokenText SpokenFor(string track, CheckRequest request)
    {
        Captions(track);
        var settings = parts.Roster.Find(track) ?? throw new NoSuchTrackException(track, parts.Tracks.Ids);
        if (settings.IsWritten)
            throw new RefusedException(
                StatusCodes.Status409Conflict,
                $"The words of the track {track} are written and not spoken, so there is nothing to listen to. Choose a track with sound."
            );
        if (request.Text is { } text)
            return text.Length is > 0 and <= MaxText
                ? new(request.Language, VisibleText.Of(text), IsRead: true)
                : throw Invalid($"text must have 1 to {MaxText} characters.");
        if (settings.Source == TrackSettings.Demo && DemoText() is { } demo)
            return new("en", demo, IsRead: false);
        var language = request.Language ?? LanguageOf(settings);
        return ReadSentences.Of(language, turn) is { } sentence
            ? new(language, sentence, IsRead: true)
            : throw new RefusedException(
                StatusCodes.Status422UnprocessableEntity,
                $"There is no sentence to read aloud in the language \"{Echo.Of(language)}\", so the check did not begin. There are: {string.Join(", ", ReadSentences.Languages)}. Or send a text of your own."
            );
    }

    /// <summary>The first language of the track; while it is detected, the one detected last.</summary>
    private string LanguageOf(TrackSettings settings)
    {
        if (settings.Translate)
            return "en";
        var first = settings.Language.Split(',')[0];
        if (first != "auto")
            return first;
        var detected = parts.Roster.Tracks.FirstOrDefault(track => track.Id == settings.Id)?.Language;
        return detected is not null && ReadSentences.Of(detected, 0) is not null ? detected : "en";
    }

    private static string? DemoText()
    {
        try
        {
            return File.ReadAllText(Path.ChangeExtension(ProgramFiles.Demo, ".txt"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RefusedException Invalid(string sentence) =>
        new(StatusCodes.Status400BadRequest, $"The check did not begin: {sentence}");
}
