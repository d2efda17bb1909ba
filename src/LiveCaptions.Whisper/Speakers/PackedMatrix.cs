using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>
/// A matrix that multiplies several vectors at once, packed so that it is read from front to back, and once for all of them.
/// </summary>
/// <remarks>Threading: safe; it never changes.</remarks>
internal sealed class PackedMatrix
{
    /// <summary>Vectors that are multiplied side by side: with two registers of rows their eight sums stay in registers.</summary>
    public const int Together = 4;

    private static readonly int PanelRows = 2 * Vector<float>.Count;
    private readonly Vector<float>[] packed; // panel by panel; in a panel column by column, two registers of rows each

    /// <param name="rows">Rows; products are padded with zeros to <see cref="Height"/>.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="values">Row by row.</param>
    public PackedMatrix(int rows, int columns, ReadOnlySpan<float> values)
    {
        (Columns, Height) = (columns, (rows + PanelRows - 1) / PanelRows * PanelRows);
        packed = new Vector<float>[Height / Vector<float>.Count * columns];
        var flat = MemoryMarshal.Cast<Vector<float>, float>(packed.AsSpan());
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
            flat[(row / PanelRows * columns + column) * PanelRows + row % PanelRows] = values[row * columns + column];
    }

    /// <summary>Length of a vector that is multiplied.</summary>
    public int Columns { get; }

    /// <summary>Length of a product, a multiple of what the processor computes at once.</summary>
    public int Height { get; }

    /// <summary>Adds the products of vectors that lie behind each other to sums that do.</summary>
    /// <param name="vectors">A multiple of <see cref="Together"/> vectors of <see cref="Columns"/> numbers.</param>
    /// <param name="sums">As many vectors of <see cref="Height"/> numbers.</param>
    public void AddProducts(ReadOnlySpan<float> vectors, Span<float> sums)
    {
        var (width, step) = (Together * Columns, Together * Height);
        for (var row = 0; row < Height; row += PanelRows)
        {
            var panel = packed.AsSpan(row / Vector<float>.Count * Columns, 2 * Columns);
            for (var (from, to) = (0, row); from < vectors.Length; (from, to) = (from + width, to + step))
                AddPanel(panel, vectors.Slice(from, width), sums[to..]);
        }
    }

    private void AddPanel(ReadOnlySpan<Vector<float>> panel, ReadOnlySpan<float> vectors, Span<float> sums)
    {
        var a = vectors[..Columns];
        var b = vectors.Slice(Columns, Columns);
        var c = vectors.Slice(2 * Columns, Columns);
        var d = vectors.Slice(3 * Columns, Columns);
        Sums sumA = default,
            sumB = default,
            sumC = default,
            sumD = default;
        for (var i = 0; i < a.Length; i++)
        {
            var (upper, lower) = (panel[2 * i], panel[2 * i + 1]);
            sumA.Add(a[i], upper, lower);
            sumB.Add(b[i], upper, lower);
            sumC.Add(c[i], upper, lower);
            sumD.Add(d[i], upper, lower);
        }
        sumA.AddTo(sums);
        sumB.AddTo(sums[Height..]);
        sumC.AddTo(sums[(2 * Height)..]);
        sumD.AddTo(sums[(3 * Height)..]);
    }

    /// <summary>The products of one vector with two registers of rows, as far as they are summed up.</summary>
    private struct Sums
    {
        private Vector<float> upper,
            lower;

        [MethodImpl(MethodImplOptions.AggressiveInlining)] // or the sums leave their registers
        public void Add(float factor, Vector<float> upperRows, Vector<float> lowerRows)
        {
            var factors = new Vector<float>(factor);
            upper = Vector.FusedMultiplyAdd(factors, upperRows, upper);
            lower = Vector.FusedMultiplyAdd(factors, lowerRows, lower);
        }

        public readonly void AddTo(Span<float> sums)
        {
            var rows = MemoryMarshal.Cast<float, Vector<float>>(sums[..PanelRows]);
            rows[0] += upper;
            rows[1] += lower;
        }
    }
}
