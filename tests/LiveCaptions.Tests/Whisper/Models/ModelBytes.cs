using System.Text;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

/// <summary>The bytes of a small but well-formed model file, for tests to damage.</summary>
internal sealed class ModelBytes
{
    private readonly List<byte> bytes = [];

    /// <summary>A Whisper file with the sizes of tiny.en, a vocabulary and one tensor.</summary>
    public static ModelBytes Whisper(params (int Place, int Number)[] changes)
    {
        int[] sizes = [0x67676D6C, 51864, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 2007, 80, 201];
        foreach (var (place, number) in changes)
            sizes[place] = number;
        var file = new ModelBytes();
        foreach (var size in sizes)
            file.Add(size);
        file.bytes.AddRange(new byte[80 * 201 * sizeof(float)]);
        file.Add(50256);
        for (var i = 0; i < 50256; i++)
            file.Add(1).bytes.Add((byte)'a');
        return file;
    }

    public ModelBytes Tensor(string name, int type, int[] sizes, int bytesThere)
    {
        Add(sizes.Length).Add(Encoding.UTF8.GetByteCount(name)).Add(type);
        foreach (var size in sizes)
            Add(size);
        bytes.AddRange(Encoding.UTF8.GetBytes(name));
        bytes.AddRange(new byte[bytesThere]);
        return this;
    }

    public ModelBytes Add(int number)
    {
        bytes.AddRange(BitConverter.GetBytes(number));
        return this;
    }

    public byte[] ToArray() => [.. bytes];

    /// <summary>The message with which a file of these bytes is refused; null: it passes.</summary>
    public static string? Fault(byte[] content, Action<string>? require = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"livecaptions-{Guid.NewGuid():N}.bin");
        File.WriteAllBytes(path, content);
        try
        {
            (require ?? WhisperFileCheck.Require)(path);
            return null;
        }
        catch (LiveCaptions.Whisper.ModelFileException refusal)
        {
            Assert.Equal(path, refusal.Path);
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            // It is closed: nobody else may have it open for this.
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return refusal.Message;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
