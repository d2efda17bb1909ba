using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>A layer of long short-term memory, over several windows side by side.</summary>
/// <param name="input">Weights of the layer's input: input, forget, cell and output gate, one below the other.</param>
/// <param name="recurrent">Weights of its own state, in the same order.</param>
/// <param name="bias">The gates' biases.</param>
/// <remarks>Threading: safe; it never changes.</remarks>
internal sealed class RecurrentLayer(PackedMatrix input, PackedMatrix recurrent, float[] bias)
{
    /// <summary>Numbers in a state.</summary>
    public const int Units = 256;

    /// <summary>Numbers in the four gates.</summary>
    public const int Gates = 4 * Units;

    /// <summary>Computes the states of all frames.</summary>
    /// <param name="inputs">Frame by frame, window by window.</param>
    /// <param name="windows">Windows side by side, a multiple of <see cref="PackedMatrix.Together"/>.</param>
    /// <param name="gates">Room for the gates of all frames and windows.</param>
    /// <param name="states">Receives the states, frame by frame, window by window.</param>
    public void Run(ReadOnlySpan<float> inputs, int windows, Span<float> gates, Span<float> states)
    {
        var frames = inputs.Length / input.Columns / windows;
        for (var i = 0; i < frames * windows; i++)
            bias.CopyTo(gates[(i * Gates)..]);
        input.AddProducts(inputs, gates); // of all frames at once: only the state has to wait for the frame before
        var cells = new float[windows * Units];
        ReadOnlySpan<float> before = new float[windows * Units];
        for (var frame = 0; frame < frames; frame++)
        {
            var now = gates.Slice(frame * windows * Gates, windows * Gates);
            recurrent.AddProducts(before, now);
            var state = states.Slice(frame * windows * Units, windows * Units);
            for (var i = 0; i < windows; i++)
                Step(now.Slice(i * Gates, Gates), cells.AsSpan(i * Units, Units), state.Slice(i * Units, Units));
            before = state;
        }
    }

    private static void Step(ReadOnlySpan<float> gates, Span<float> cell, Span<float> state)
    {
        var enter = Registers(gates[..Units]);
        var forget = Registers(gates.Slice(Units, Units));
        var fresh = Registers(gates.Slice(2 * Units, Units));
        var leave = Registers(gates.Slice(3 * Units, Units));
        var cells = MemoryMarshal.Cast<float, Vector<float>>(cell);
        var states = MemoryMarshal.Cast<float, Vector<float>>(state);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Sigmoid(forget[i]) * cells[i] + Sigmoid(enter[i]) * Tanh(fresh[i]);
            states[i] = Sigmoid(leave[i]) * Tanh(cells[i]);
        }
    }

    private static ReadOnlySpan<Vector<float>> Registers(ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    private static Vector<float> Tanh(Vector<float> x) => 2 * Sigmoid(2 * x) - Vector<float>.One;
}
