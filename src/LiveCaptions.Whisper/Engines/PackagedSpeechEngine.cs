using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Engines;

/// <summary>The packaged engine, which has been started.</summary>
internal sealed unsafe class PackagedSpeechEngine : ISpeechEngine
{
    public string Hardware => Lcw.Text(WhisperApi.whisper_print_system_info());

    // Its public API has no product that is small enough: that it loads and answers must do, and there is no other build to fall back on.
    public void Check(int threads) => _ = Hardware;

    public IReadOnlyList<GraphicsCard> Cards()
    {
        var cards = new List<GraphicsCard>();
        for (nuint i = 0; i < GgmlApi.ggml_backend_dev_count(); i++)
        {
            var device = GgmlApi.ggml_backend_dev_get(i);
            var type = GgmlApi.ggml_backend_dev_type(device);
            if (type is not (GgmlApi.Card or GgmlApi.IntegratedCard))
                continue;
            nuint free,
                total;
            GgmlApi.ggml_backend_dev_memory(device, &free, &total);
            var (kind, name) = (GgmlApi.ggml_backend_dev_name(device), GgmlApi.ggml_backend_dev_description(device));
            cards.Add(new(cards.Count, Lcw.Text(kind), Lcw.Text(name), type == GgmlApi.IntegratedCard, (long)free, (long)total));
        }
        return cards;
    }

    public LoadedModel Load(string path, int? card)
    {
        if (GgmlFile.IsGguf(path))
            SpeechEngines.RequireMoonshine(path);
        var defaults = WhisperApi.whisper_context_default_params_by_ref();
        var parameters = *defaults;
        WhisperApi.whisper_free_context_params(defaults);
        parameters.UseGpu = (byte)(card is null ? 0 : 1);
        parameters.GpuDevice = card ?? 0;
        var context = WhisperApi.whisper_init_from_file_with_params_no_state(path, parameters);
        if (context.IsInvalid)
            throw ModelFileException.NotLoaded(path, PackagedEngine.Complaint("the engine gave no cause"));
        var read = PackagedModelReader.Read(context);
        return new(context, read, (threads, _) => new PackagedDecoder(context, read.Layout, threads));
    }

    public IOwnedDetector OpenDetector(string path) => new PackagedDetector(path);
}
