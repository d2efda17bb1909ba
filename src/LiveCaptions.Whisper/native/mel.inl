// A stream, and the mel columns of its window. A column is computed once; it is clamped to the loudest one later.

// The incremental encoder's cache: keys and values of the window's frames at every layer, kept from step to step.
// Places beyond the window's own frames hold silence.
struct window_cache {
    ggml_context * ctx = nullptr;
    ggml_backend_buffer_t buffer = nullptr;
    std::vector<ggml_tensor *> k, v;                // per encoder layer: keys [state, place], values [place, state]
    whisper_sched sched;
    ggml_tensor * convolved = nullptr;              // the window's frames before the first layer [state, place]
    int convolved_from = 0, convolved_to = 0;       // of which these stay as they are,
    float floor = 0;                                // as long as quiet sound is raised to this
    int done = 0;                                   // frames of this window computed so far
    void close() {
        if (sched.sched) ggml_backend_sched_free(sched.sched);
        if (buffer) ggml_backend_buffer_free(buffer);
        if (ctx) ggml_free(ctx);
    }
};

// Frames of silence behind a window's sound. The weight is added to the attention score of those behind the first `light` ones, since each
// stands for several; 0: none does.
struct silent_frames {
    std::vector<int> frames;
    int light = 0;
    float weight = 0;
};

struct lcw_stream {
    lcw_model * model;
    whisper_state * state = nullptr;
    int threads, thin;
    int frames = 0;                                 // of the window's sound
    silent_frames cross;                            // that the decoder attends to behind them
    int most_texts, texts = 1;                      // that the decoder can read, and reads now, side by side
    window_cache cache;

    std::vector<float> raw, top;                    // log10 mel, [column][band], and each column's loudest band
    float peak = -10;                               // of the window's loudest band
    int samples = 0;                                // in the window at the last call
    int hop = WHISPER_HOP_LENGTH;                   // samples from one column to the next

    std::vector<float> part, input, bias, heads;    // scratch, reused every step
    std::vector<char> few_k, few_v;
    whisper_mel mel;

    lcw_stream(lcw_model * m, int threads, int thin, int texts) : model(m), threads(threads), thin(thin), most_texts(texts) {}
    ~lcw_stream() {
        cache.close();                              // before the backends that hold it
        if (state) whisper_free_state(state);
    }
};

// Mel columns whose sound is complete; the ones behind them change with the sound to come.
static int complete_columns(int samples, int hop) {
    const int half = WHISPER_N_FFT / 2;
    return samples >= half ? (samples - half) / hop + 1 : 0;
}

extern "C" int lcw_stream_window(lcw_stream * s, const float * samples, int count, int same, int hop) {
    return guarded(-1, [&] {
        const auto & filters = s->model->ctx->model.filters;
        const int bands = filters.n_mel, half = WHISPER_N_FFT / 2;
        if (count < WHISPER_N_FFT) fail("too little sound");    // the first samples are mirrored before the window's start
        if (hop < 1 || hop > WHISPER_HOP_LENGTH) fail("columns too close or too far apart");
        if (hop != s->hop) same = 0;
        s->hop = hop;
        if (same == 0) s->cache.done = s->cache.convolved_to = 0;
        same = std::min({ same, s->samples, count });
        const int first = std::min((int) s->top.size(), complete_columns(same, hop));
        const int total = (count + half) / hop + 1;

        s->part.assign((size_t) (total - first) * hop + WHISPER_N_FFT, 0.0f);
        const int begin = first * hop - half;
        for (int i = 0; i < (int) s->part.size(); ++i) {
            const int at = begin + i;
            if (at >= count) break;
            s->part[i] = samples[at < 0 ? -at : at];
        }
        s->mel.n_mel = bands;
        s->mel.n_len = total - first;
        s->mel.data.resize((size_t) bands * s->mel.n_len);
        log_mel_spectrogram_worker_thread(0, global_cache.hann_window, s->part, (int) s->part.size(), WHISPER_N_FFT, hop, 1, filters, s->mel);

        s->raw.resize((size_t) total * bands);
        s->top.resize(total);
        for (int i = 0; i < s->mel.n_len; ++i) {
            float top = -10;
            for (int j = 0; j < bands; ++j) {
                const float x = s->mel.data[(size_t) j * s->mel.n_len + i];
                s->raw[(size_t) (first + i) * bands + j] = x;
                top = std::max(top, x);
            }
            s->top[first + i] = top;
        }
        s->peak = *std::max_element(s->top.begin(), s->top.end());
        s->samples = count;
        return s->mel.n_len;
    });
}
