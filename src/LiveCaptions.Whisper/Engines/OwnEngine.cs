using System.Text;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Engines;

/// <summary>Our own engine, liblcw, which has been started.</summary>
internal sealed unsafe class OwnEngine : ISpeechEngine
{
    private readonly Lock sync = new();
    private bool opened;

    public string Hardware => Lcw.Text(Lcw.lcw_system());

    public void Check(int threads) => Lcw.Check(Lcw.lcw_check(threads));

    public IReadOnlyList<GraphicsCard> Cards()
    {
        lock (sync)
        {
            // A module whose driver is not installed does not load and has no cards; others may have some.
            if (!opened)
                foreach (var module in GraphicsCards.Modules)
                    _ = Lcw.lcw_gpu_open(module);
            opened = true;
        }
        return [.. Enumerable.Range(0, Math.Max(0, Lcw.lcw_gpu_count())).Select(Describe)];
    }

    public LoadedModel Load(string path, int? card) => GgmlFile.IsGguf(path) ? MoonshineModel.Load(path) : LoadWhisper(path, card);

    public IOwnedDetector OpenDetector(string path) => new SileroDetector(path);

    private static LoadedModel LoadWhisper(string path, int? card)
    {
        var handle = Lcw.lcw_model_load(path, card ?? -1);
        if (handle.IsInvalid)
            throw ModelFileException.NotLoaded(path, Lcw.Text(Lcw.lcw_last_error()));
        var read = ModelReader.Read(handle);
        return new(handle, read, (threads, texts) => new NativeDecoder(handle, read.Layout, threads, texts));
    }

    private static GraphicsCard Describe(int number)
    {
        var info = new Lcw.Gpu { Size = sizeof(Lcw.Gpu) };
        Lcw.Check(Lcw.lcw_gpu_info(number, ref info));
        return new(number, Text(info.Kind, 32), Text(info.Name, 128), info.Integrated != 0, info.Free, info.Total);
    }

    private static string Text(byte* text, int capacity)
    {
        var bytes = new ReadOnlySpan<byte>(text, capacity);
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
