// Silence behind the window's sound: Whisper was trained on 30 s padded with silence, and loops or stumbles without it.

// Encodes 30 s of silence once per model.
static void learn_silence(lcw_stream * s) {
    std::lock_guard<std::mutex> hold(s->model->gate);
    auto & quiet = s->model->quiet;
    if (!quiet.k.empty()) return;
    const auto & h = s->model->ctx->model.hparams;
    auto & z = s->cache;
    silence learnt;
    run_encoder(s, 0, h.n_audio_ctx, h.n_audio_ctx, 0, true);
    for (int l = 0; l < h.n_audio_layer; ++l) {
        learnt.k.emplace_back(ggml_nbytes(z.k[l]));
        learnt.v.emplace_back(ggml_nbytes(z.v[l]));
        ggml_backend_tensor_get(z.k[l], learnt.k[l].data(), 0, learnt.k[l].size());
        ggml_backend_tensor_get(z.v[l], learnt.v[l].data(), 0, learnt.v[l].size());
    }
    auto & cross = s->state->kv_cross;
    const size_t bytes = (size_t) h.n_text_layer * h.n_audio_ctx * h.n_text_state * ggml_element_size(cross.k);
    learnt.cross_k.resize(bytes);
    learnt.cross_v.resize(bytes);
    ggml_backend_tensor_get(cross.k, learnt.cross_k.data(), 0, bytes);
    ggml_backend_tensor_get(cross.v, learnt.cross_v.data(), 0, bytes);
    quiet = std::move(learnt);
}

// The last frames of the 30 s, which the decoder sees as they are: it attends to them, wherever the sound ends, when a text is complete.
// Where they are thinned as well it goes on, and loops (docs/decisions/0052-cheaper-steps.md).
static const int last_for_decoder = 32;

// Chooses the silent frames behind n that stand for all of them: the last ones, and evenly spaced ones that each stand for `thin` frames.
// Their number is a multiple of 16, which fast matrix products need; if they would not be fewer, all are taken.
static silent_frames choose_silence(const lcw_stream * s, int n, int thin, int last) {
    const int all = s->model->ctx->model.hparams.n_audio_ctx, end = std::max(n, all - last), rest = end - n;
    silent_frames chosen;
    for (int i = end; i < all; ++i) chosen.frames.push_back(i);
    chosen.light = all - end;
    const int few = rest >= 16 * thin ? rest / thin / 16 * 16 : rest;
    for (int j = 0; j < few; ++j) chosen.frames.push_back(n + (int) ((j + 0.5) * rest / few));
    chosen.weight = few < rest ? logf((float) rest / few) : 0.0f;
    return chosen;
}

// Copies silent frames to the places from n on of keys [state, place] and values [place, state].
static void copy_silence(lcw_stream * s, int n, const std::vector<int> & frames, int state, ggml_tensor * k, size_t k_at, const char * quiet_k,
                         ggml_tensor * v, size_t v_at, const char * quiet_v, int places) {
    const size_t e = sizeof(ggml_fp16_t), row = state * e, count = frames.size();
    s->few_k.resize(count * row);
    s->few_v.resize(count * e * state);
    for (size_t j = 0; j < count; ++j) memcpy(s->few_k.data() + j * row, quiet_k + frames[j] * row, row);
    ggml_backend_tensor_set(k, s->few_k.data(), k_at + n * row, count * row);
    auto * values = (ggml_fp16_t *) s->few_v.data();
    for (int d = 0; d < state; ++d) {
        const auto * all = (const ggml_fp16_t *) quiet_v + (size_t) d * places;
        for (size_t j = 0; j < count; ++j) values[d * count + j] = all[frames[j]];
    }
    ggml_backend_tensor_set_2d(v, values, v_at + n * e, count * e, state, places * e, count * e);
}

// Fills the encoder's places behind n with silence.
static void put_silence(lcw_stream * s, int n, const std::vector<int> & frames) {
    const auto & quiet = s->model->quiet;
    const int state = s->model->ctx->model.hparams.n_audio_state, places = (int) s->cache.k[0]->ne[1];
    for (size_t l = 0; l < s->cache.k.size(); ++l)
        copy_silence(s, n, frames, state, s->cache.k[l], 0, quiet.k[l].data(), s->cache.v[l], 0, quiet.v[l].data(), places);
}

// The same for the decoder.
static void put_cross_silence(lcw_stream * s, int n, const std::vector<int> & frames) {
    const auto & h = s->model->ctx->model.hparams;
    const auto & quiet = s->model->quiet;
    auto & cross = s->state->kv_cross;
    const size_t layer = (size_t) h.n_audio_ctx * h.n_text_state * sizeof(ggml_fp16_t);
    for (int l = 0; l < h.n_text_layer; ++l)
        copy_silence(s, n, frames, h.n_text_state, cross.k, l * layer, quiet.cross_k.data() + l * layer, cross.v, l * layer,
                     quiet.cross_v.data() + l * layer, h.n_audio_ctx);
}
