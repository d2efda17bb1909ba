using System.Runtime.CompilerServices;
using LiveCaptions.Http;

namespace LiveCaptions.Looks;

/// <summary>The looks that are kept by name, and the overlays that follow them.</summary>
/// <param name="file">Where they are kept.</param>
/// <remarks>
/// Threading: safe. A look that is read never changes: a change puts another one in its place and wakes whoever follows.
/// Followers hold no queue; one that was not ready finds the newest.
/// </remarks>
internal sealed class StoredLooks(LookFile file)
{
    /// <summary>More than a person tells apart in a list.</summary>
    public const int Max = 50;

    private const int MaxFormerly = 8;

    private readonly Lock sync = new();
    private readonly Dictionary<string, int> followers = [];
    private IReadOnlyList<Look> looks = file.Read();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was wrong with the file at the start; null if nothing was, or since looks were saved again.</summary>
    public string? Trouble => file.Trouble;

    /// <summary>All of them, by name, each with the number of overlays that follow it now.</summary>
    public IReadOnlyList<(Look Look, int Open)> All
    {
        get
        {
            lock (sync)
                return [.. looks.Select(look => (look, followers.Where(follower => Find(follower.Key) == look).Sum(f => f.Value)))];
        }
    }

    /// <summary>The look to which a name leads, which may be a former one; null if there is none.</summary>
    public Look? Find(string name)
    {
        lock (sync)
            return looks.FirstOrDefault(look => look.Name == name) ?? looks.FirstOrDefault(look => look.AnswersTo(name));
    }

    /// <summary>Keeps values under a name, in place of those that were there.</summary>
    /// <returns>Why they could not be saved, in a sentence; else null.</returns>
    /// <exception cref="RefusedException">There are too many looks.</exception>
    public string? Put(string name, IReadOnlyDictionary<string, string> values) =>
        Change(() =>
        {
            var before = looks.FirstOrDefault(look => look.Name == name);
            if (before is null && looks.Count >= Max)
                throw new RefusedException(
                    StatusCodes.Status409Conflict,
                    $"There are {Max} looks already, so nothing was saved. Delete one that is not used any more."
                );
            return [.. Without(name), new Look(name, values, before?.Formerly ?? [])];
        });

    /// <summary>Gives a look another name; the one that it had goes on leading to it.</summary>
    /// <inheritdoc cref="Put"/>
    /// <exception cref="RefusedException">There is no such look, or another one has the new name.</exception>
    public string? Rename(string name, string to) =>
        Change(() =>
        {
            var look = Get(name);
            if (look.Name != to && looks.Any(other => other.Name == to))
                throw new RefusedException(
                    StatusCodes.Status409Conflict,
                    $"There is a look \"{to}\" already, so nothing was changed. Choose another name, or delete that look first."
                );
            var formerly = look.Formerly.Append(look.Name).Where(earlier => earlier != to).TakeLast(MaxFormerly);
            return
            [
                .. looks.Where(other => other != look).Select(other => other.Forget(to)),
                look with
                {
                    Name = to,
                    Formerly = [.. formerly],
                },
            ];
        });

    /// <summary>Forgets a look. Overlays that show it go on as they are until they are loaded anew.</summary>
    /// <inheritdoc cref="Put"/>
    /// <exception cref="RefusedException">There is no such look.</exception>
    public string? Delete(string name) =>
        Change(() =>
        {
            var look = Get(name);
            return [.. looks.Where(other => other != look)];
        });

    /// <summary>A look as it is now, and then every time it changes, until <paramref name="gone"/>.</summary>
    public async IAsyncEnumerable<LookNews> FollowAsync(string name, [EnumeratorCancellation] CancellationToken gone)
    {
        using var follower = new Follower(this, name);
        IReadOnlyDictionary<string, string>? told = null;
        for (var first = true; ; first = false)
        {
            var (values, next) = Now(name);
            if (first || values != told)
                yield return new(name, told = values);
            await next.WaitAsync(gone);
        }
    }

    /// <summary>The sentence about a look that does not exist.</summary>
    public string NoSuch(string name)
    {
        lock (sync)
            return $"There is no look \"{Echo.Of(name)}\", so nothing was changed. "
                + (
                    looks.Count > 0 ? $"There are: {string.Join(", ", looks.Select(look => look.Name))}." : "Save one in the builder first."
                );
    }

    private (IReadOnlyDictionary<string, string>? Values, Task Changed) Now(string name)
    {
        lock (sync)
            return (Find(name)?.Values, changed.Task);
    }

    /// <exception cref="RefusedException">There is no such look.</exception>
    private Look Get(string name) =>
        looks.FirstOrDefault(look => look.Name == name) ?? throw new RefusedException(StatusCodes.Status404NotFound, NoSuch(name));

    private IEnumerable<Look> Without(string name) => looks.Where(look => look.Name != name).Select(look => look.Forget(name));

    private string? Change(Func<IReadOnlyList<Look>> change)
    {
        lock (sync)
        {
            looks = [.. change().OrderBy(look => look.Name, StringComparer.Ordinal)];
            var trouble = file.Write(looks);
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return trouble;
        }
    }

    private void Count(string name, int more)
    {
        lock (sync)
            if ((followers[name] = followers.GetValueOrDefault(name) + more) == 0)
                followers.Remove(name);
    }

    /// <summary>An overlay that follows a look.</summary>
    private sealed class Follower : IDisposable
    {
        private readonly StoredLooks looks;
        private readonly string name;

        public Follower(StoredLooks looks, string name)
        {
            (this.looks, this.name) = (looks, name);
            looks.Count(name, 1);
        }

        public void Dispose() => looks.Count(name, -1);
    }
}
