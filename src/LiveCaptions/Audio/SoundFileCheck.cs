using System.Buffers.Binary;

namespace LiveCaptions.Audio;

/// <summary>What can be said about a sound file before and after it was tried.</summary>
internal static class SoundFileCheck
{
    /// <summary>The file is there, is a file, is not empty and may be read.</summary>
    public static void MustBeReadable(string path)
    {
        if (Directory.Exists(path)) throw new SourceException($"{path} is a folder, so there is nothing to caption. Name a sound or video file in it.");
        if (!File.Exists(path)) throw new SourceException($"There is no file {path}, so there is nothing to caption. Check the name and the folder.");
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0) throw new SourceException($"{path} is empty, so there is nothing to caption. Record or copy it again.");
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            throw new SourceException($"{path} may not be read by this user ({cause.Message.TrimEnd('.')}), so nothing of it is captioned.", cause);
        }
    }

    /// <summary>ffmpeg's complaint in plain words.</summary>
    public static string Explain(string path, string complaint) =>
        complaint.Contains("does not contain any stream", StringComparison.Ordinal) || complaint.Trim().Length == 0
            ? $"{path} holds no sound, so there is nothing to caption. Choose a file with a sound track."
        : complaint.Contains("Invalid data", StringComparison.Ordinal) || complaint.Contains("moov atom not found", StringComparison.Ordinal)
            ? $"{path} is not a sound or video file that ffmpeg can read, so nothing of it is captioned. Choose another file, or convert it to WAV."
            : $"ffmpeg could not read {path}, so nothing of it is captioned: {complaint.Trim().Split('\n')[^1].Trim()}";

    /// <summary>A sentence if a WAV file is shorter than its header promises; else null.</summary>
    public static string? CutShort(string path)
    {
        Span<byte> header = stackalloc byte[64 * 1024];
        using var file = File.OpenRead(path);
        header = header[..file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
        if (header.Length < 12 || !header[..4].SequenceEqual("RIFF"u8) || !header[8..12].SequenceEqual("WAVE"u8)) return null;
        var rate = 0u;
        for (var at = 12; at + 8 <= header.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[(at + 4)..]);
            if (header[at..(at + 4)].SequenceEqual("fmt "u8) && at + 20 <= header.Length) rate = BinaryPrimitives.ReadUInt32LittleEndian(header[(at + 16)..]);
            // A recorder that was killed, or that streams, leaves the largest size there is: that is no promise.
            if (header[at..(at + 4)].SequenceEqual("data"u8)) return size < 0xFFFFFF00 && rate > 0 && at + 8 + size > file.Length ? Sentence(path, size, file.Length - at - 8, rate) : null;
            var next = at + 8L + size + (size & 1);
            if (next > header.Length) return null;
            at = (int)next;
        }
        return null;
    }

    private static string Sentence(string path, uint promised, long there, uint bytesPerSecond) =>
        FormattableString.Invariant($"{path} is cut short: its header promises {promised / (double)bytesPerSecond:F1} s of sound, {there / (double)bytesPerSecond:F1} s are there. What is there is captioned.");
}
