namespace LiveCaptions.Whisper.Models;

/// <summary>Checks the weights in a ggml model file: each must be whole, of a known type, and unique.</summary>
internal static class GgmlTensors
{
    private const int MaxDimensions = 4,
        MaxNameLength = 256,
        MaxSize = 1 << 20;

    /// <summary>Checks all tensors to the end of the file.</summary>
    /// <exception cref="ModelFileException">A tensor is damaged or truncated, or there is none.</exception>
    public static void Check(GgmlFile file)
    {
        var names = new HashSet<string>();
        while (!file.AtEnd)
        {
            var dimensions = file.ReadInt("a tensor's number of dimensions", 0, MaxDimensions);
            var length = file.ReadInt("the length of a tensor's name", 1, MaxNameLength);
            var type = file.ReadInt();
            long elements = 1;
            for (var i = 0; i < dimensions; i++)
                elements *= file.ReadInt("a tensor's size", 1, MaxSize);
            var name = file.ReadText(length);
            if (!names.Add(name))
                throw file.Damaged($"the tensor {name} stands in it twice");
            file.Skip(Bytes(file, name, type, elements));
        }
        if (names.Count == 0)
            throw file.Damaged("it holds no weights");
    }

    private static long Bytes(GgmlFile file, string name, int type, long elements)
    {
        var (block, bytes) = Layout(type) ?? throw file.Damaged($"the tensor {name} is of type {type}, which is not known");
        return elements % block == 0 ? elements / block * bytes : throw file.Damaged($"the tensor {name} is not a whole number of blocks");
    }

    /// <summary>Elements and bytes of a block, for each type of ggml that whisper.cpp's tools write.</summary>
    private static (int Block, int Bytes)? Layout(int type) =>
        type switch
        {
            0 => (1, 4), // f32
            1 => (1, 2), // f16
            2 => (32, 18),
            3 => (32, 20), // q4_0, q4_1
            6 => (32, 22),
            7 => (32, 24), // q5_0, q5_1
            8 => (32, 34), // q8_0
            10 => (256, 84),
            11 => (256, 110),
            12 => (256, 144),
            13 => (256, 176),
            14 => (256, 210), // q2_K to q6_K
            _ => null,
        };
}
