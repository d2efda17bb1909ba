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

// Resets the decoder's frames n..dirty to silence.
static void restore_silence(lcw_stream * s, int n) {
    const auto & h = s->model->ctx->model.hparams;
    const auto & quiet = s->model->quiet;
    auto & cross = s->state->kv_cross;
    const size_t frames = h.n_audio_ctx, state = h.n_text_state, e = ggml_element_size(cross.k), some = s->cache.dirty - n;
    for (size_t l = 0; l < (size_t) h.n_text_layer; ++l) {
        const size_t keys = (l * frames + n) * state * e;
        ggml_backend_tensor_set(cross.k, quiet.cross_k.data() + keys, keys, some * state * e);
        for (size_t d = 0; d < state; ++d) {
            const size_t values = ((l * state + d) * frames + n) * e;
            ggml_backend_tensor_set(cross.v, quiet.cross_v.data() + values, values, some * e);
        }
    }
    s->cache.dirty = n;
}

// Fills the encoder's places n..n+few with evenly spaced ones of the silent frames behind n, which stand for all of them.
static void thin_silence(lcw_stream * s, int n, int few) {
    const auto & h = s->model->ctx->model.hparams;
    const auto & quiet = s->model->quiet;
    const int state = h.n_audio_state, places = (int) s->cache.k[0]->ne[1];
    const size_t e = sizeof(ggml_fp16_t), row = state * e;
    s->few_k.resize(few * row);
    s->few_v.resize(few * e);
    auto frame = [&](int j) { return n + (int) ((j + 0.5) * (h.n_audio_ctx - n) / few); };
    for (size_t l = 0; l < s->cache.k.size(); ++l) {
        for (int j = 0; j < few; ++j) memcpy(s->few_k.data() + j * row, quiet.k[l].data() + frame(j) * row, row);
        ggml_backend_tensor_set(s->cache.k[l], s->few_k.data(), n * row, few * row);
        auto * values = (ggml_fp16_t *) s->few_v.data();
        for (int d = 0; d < state; ++d) {
            const auto * all = (const ggml_fp16_t *) quiet.v[l].data() + (size_t) d * places;
            for (int j = 0; j < few; ++j) values[j] = all[frame(j)];
            ggml_backend_tensor_set(s->cache.v[l], values, ((size_t) d * places + n) * e, few * e);
        }
    }
}
