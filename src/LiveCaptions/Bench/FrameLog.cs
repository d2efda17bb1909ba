using System.Collections;
using System.Text;
using LiveCaptions.Scoring;

namespace LiveCaptions.Bench;

/// <summary>Every visible change of a run.</summary>
/// <remarks>
/// Settled text only grows, so it is stored once and each change stores its length; texts are built on reading, fastest from first to last.
/// </remarks>
internal sealed class FrameLog : IReadOnlyList<ScreenText>
{
    private readonly StringBuilder settled = new();
    private readonly List<(double Time, int Settled, string Tentative)> changes = [];
    private string whole = "";
    private (int Length, string Text) last = (0, "");

    public int Count => changes.Count;

    public ScreenText this[int index]
    {
        get
        {
            var (time, length, tentative) = changes[index];
            if (whole.Length != settled.Length)
                whole = settled.ToString();
            if (last.Length != length)
                last = (length, whole[..length]);
            return new(time, last.Text, tentative);
        }
    }

    /// <summary>Appends to the settled text.</summary>
    public void Settle(string word, bool joined) => settled.Append(joined || settled.Length == 0 ? "" : " ").Append(word);

    /// <summary>Records the screen unless it is unchanged.</summary>
    /// <param name="time">Stream seconds.</param>
    public void Show(double time, string tentative)
    {
        if (changes.Count > 0 && changes[^1].Settled == settled.Length && changes[^1].Tentative == tentative)
            return;
        changes.Add((time, settled.Length, tentative));
    }

    public IEnumerator<ScreenText> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
