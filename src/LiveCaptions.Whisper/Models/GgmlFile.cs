using System.Buffers.Binary;
using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>
/// Reads a ggml model file from front to back and checks every length: native code trusts them, and a wrong one would end the process.
/// </summary>
internal sealed class GgmlFile : IDisposable
{
    private static readonly byte[] Magic = "lmgg"u8.ToArray(),
        GgufMagic = "GGUF"u8.ToArray();
    private readonly FileStream stream;
    private readonly string path,
        kind;

    private GgmlFile(FileStream stream, string path, string kind) =>
        (this.stream, this.path, this.kind, Length) = (stream, path, kind, stream.Length);

    /// <summary>Opens the file and reads past its magic number.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="kind">The kind of file expected, for messages: "speech model".</param>
    /// <exception cref="ModelFileException">The file does not exist, cannot be read, or is of another format.</exception>
    public static GgmlFile Open(string path, string kind) => Open(path, kind, Magic);

    /// <summary>The same for the newer format, GGUF.</summary>
    /// <exception cref="ModelFileException">The file does not exist, cannot be read, or is of another format.</exception>
    public static GgmlFile OpenGguf(string path, string kind) => Open(path, kind, GgufMagic);

    /// <summary>Whether the file can be read and begins as the newer format does.</summary>
    public static bool IsGguf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[4];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(GgufMagic);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false; // whoever opens it next says so
        }
    }

    private static GgmlFile Open(string path, string kind, byte[] magic)
    {
        if (Directory.Exists(path))
            throw Refusal(path, kind, "is a folder. Name the model file in it.");
        try
        {
            var file = new GgmlFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), path, kind);
            try
            {
                file.RequireMagic(magic);
                return file;
            }
            catch
            {
                // On Windows a file that is open cannot be replaced by the right one.
                file.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal(path, kind, "does not exist. Check the name.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Refusal(path, kind, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>True once every byte has been read.</summary>
    public bool AtEnd => stream.Position == Length;

    /// <summary>Reads a 32-bit integer.</summary>
    public int ReadInt()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    /// <summary>Reads a 32-bit integer that must be in a range.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="min">The least value allowed.</param>
    /// <param name="max">The greatest value allowed.</param>
    public int ReadInt(string name, int min, int max)
    {
        var number = ReadInt();
        return number >= min && number <= max ? number : throw Damaged($"{name} is {number}, which is not possible");
    }

    /// <summary>Reads a 64-bit integer that must be in a range.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="min">The least value allowed.</param>
    /// <param name="max">The greatest value allowed.</param>
    public long ReadLong(string name, long min, long max)
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return number >= min && number <= max ? number : throw Damaged($"{name} is {number}, which is not possible");
    }

    /// <summary>Reads this many bytes.</summary>
    public byte[] ReadBytes(int length)
    {
        var bytes = new byte[length];
        Fill(bytes);
        return bytes;
    }

    /// <summary>Reads this many bytes as UTF-8 text.</summary>
    public string ReadText(int length) => Encoding.UTF8.GetString(ReadBytes(length));

    /// <summary>The position of the next byte.</summary>
    public long Position => stream.Position;

    /// <summary>Skips this many bytes, which must exist.</summary>
    public void Skip(long bytes)
    {
        if (bytes > Length - stream.Position)
            throw CutShort();
        stream.Seek(bytes, SeekOrigin.Current);
    }

    /// <summary>The exception for content that makes no sense.</summary>
    public ModelFileException Damaged(string fault) =>
        Refusal(path, kind, $"is damaged or of a kind that is not known: {fault}. Copy or download it again.");

    /// <summary>The exception for a good file of another kind.</summary>
    public ModelFileException Foreign(string actualKind) =>
        Refusal(path, kind, $"is {actualKind}. Name a ggml file made for whisper.cpp, such as ggml-tiny.en-q8_0.bin.");

    public void Dispose() => stream.Dispose();

    private void RequireMagic(byte[] magic)
    {
        if (Length == 0)
            throw Refusal(path, kind, "is empty. Copy or download it again.");
        if (Length < 4)
            throw CutShort();
        Span<byte> head = stackalloc byte[4];
        Fill(head);
        if (head.SequenceEqual(magic))
            return;
        throw Foreign(
            head switch
            {
                _ when head.SequenceEqual("GGUF"u8) => "a GGUF file",
                _ when head.StartsWith("PK"u8) => "a zip archive or a PyTorch model",
                _ => "not a ggml model",
            }
        );
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw CutShort();
    }

    /// <summary>The exception for a file that lacks its end.</summary>
    public ModelFileException CutShort() =>
        Refusal(
            path,
            kind,
            FormattableString.Invariant(
                $"is cut short: it ends after {Length:N0} bytes in the middle of its content. Copy or download it again."
            )
        );

    private static ModelFileException Refusal(string path, string kind, string reason, Exception? cause = null) =>
        new(path, $"The {kind} {path} cannot be used, so there are no captions: it {reason}", cause);
}
