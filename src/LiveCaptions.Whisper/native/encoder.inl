// The incremental encoder: one graph computes only frames from..n of every layer, with the cached keys and values of the frames
// before them and with silence behind them, and writes the decoder's cross attention in place.

static void open_cache(lcw_stream * s) {
    const auto & h = s->model->ctx->model.hparams;
    auto & z = s->cache;
    const int layers = h.n_audio_layer, state = h.n_audio_state, places = GGML_PAD(h.n_audio_ctx, 64);
    z.ctx = ggml_init({ ggml_tensor_overhead() * (2 * layers + 5), nullptr, true });
    if (!z.ctx) fail("no memory for the encoder's cache");
    for (int l = 0; l < layers; ++l) {
        z.k.push_back(ggml_new_tensor_2d(z.ctx, GGML_TYPE_F16, state, places));
        z.v.push_back(ggml_new_tensor_2d(z.ctx, GGML_TYPE_F16, places, state));
    }
    z.convolved = ggml_new_tensor_2d(z.ctx, GGML_TYPE_F32, state, places);
    z.buffer = ggml_backend_alloc_ctx_tensors(z.ctx, s->state->backends[0]);
    if (!z.buffer) fail("no memory for the encoder's cache");
    ggml_backend_buffer_clear(z.buffer, 0);
    z.sched.sched = ggml_backend_sched_new(s->state->backends.data(), nullptr, s->state->backends.size(), WHISPER_MAX_NODES, false, true);
    if (!z.sched.sched) fail("no memory for the encoder's graph");
    z.sched.meta.resize(ggml_tensor_overhead() * WHISPER_MAX_NODES + ggml_graph_overhead_custom(WHISPER_MAX_NODES, false));
}

// Frames of the window to compute: layers from..n, of which those before `first` are convolved already. Convolution begins at c0, since it
// needs one frame to the left, and ggml's fast matrix product needs a multiple of 16 frames.
struct span_of_frames {
    int from, first, n, c0;
    span_of_frames(int from, int first, int n) : from(from), first(first), n(n), c0(std::max(0, n - (int) GGML_PAD(n - first + (first > 0), 16))) {}
};

// Convolves the mel columns of frames first..n; returns rows from..n with positional embeddings added.
static ggml_tensor * frames_in(ggml_context * c, ggml_cgraph * gf, const lcw_stream & s, const span_of_frames & f) {
    const auto & model = s.model->ctx->model;
    const auto & h = model.hparams;
    const int state = h.n_audio_state, m = f.n - f.from;
    ggml_tensor * mel = ggml_new_tensor_2d(c, GGML_TYPE_F32, 2 * (f.n - f.c0), h.n_mels);
    ggml_set_name(mel, "mel");
    ggml_set_input(mel);
    ggml_tensor * cur = ggml_gelu(c, ggml_add(c, ggml_conv_1d_ph(c, model.e_conv_1_w, mel, 1, 1), model.e_conv_1_b));
    cur = ggml_gelu(c, ggml_add(c, ggml_conv_1d_ph(c, model.e_conv_2_w, cur, 2, 1), model.e_conv_2_b));
    cur = ggml_cont(c, ggml_transpose(c, cur));                             // [state, n - c0]
    cur = ggml_view_2d(c, cur, state, f.n - f.first, cur->nb[1], (size_t) (f.first - f.c0) * cur->nb[1]);
    auto rows = [&](ggml_tensor * of, int row, int count) { return ggml_view_2d(c, of, state, count, of->nb[1], (size_t) row * of->nb[1]); };
    ggml_build_forward_expand(gf, ggml_cpy(c, cur, rows(s.cache.convolved, f.first, f.n - f.first)));
    return ggml_add(c, rows(s.cache.convolved, f.from, m), rows(model.e_pe, f.from, m));
}

static ggml_tensor * encoder_layer(ggml_context * c, ggml_cgraph * gf, const lcw_stream & s, int l, ggml_tensor * in, int from, int n, int keys, ggml_tensor * bias) {
    const auto & h = s.model->ctx->model.hparams;
    const auto & w = s.model->ctx->model.layers_encoder[l];
    ggml_tensor * kept_k = s.cache.k[l], * kept_v = s.cache.v[l];
    const int state = h.n_audio_state, heads = h.n_audio_head, head = state / heads, m = n - from;
    const size_t e = ggml_element_size(kept_k);

    ggml_tensor * cur = ggml_add(c, ggml_mul(c, ggml_norm(c, in, h.eps), w.attn_ln_0_w), w.attn_ln_0_b);
    ggml_tensor * q = ggml_add(c, ggml_mul_mat(c, w.attn_q_w, cur), w.attn_q_b);
    ggml_tensor * k = ggml_mul_mat(c, w.attn_k_w, cur);
    ggml_tensor * v = ggml_add(c, ggml_mul_mat(c, w.attn_v_w, cur), w.attn_v_b);
    ggml_build_forward_expand(gf, ggml_cpy(c, k, ggml_view_2d(c, kept_k, state, m, kept_k->nb[1], (size_t) from * kept_k->nb[1])));
    ggml_build_forward_expand(gf, ggml_cpy(c, ggml_transpose(c, v), ggml_view_2d(c, kept_v, m, state, kept_v->nb[1], (size_t) from * e)));

    q = ggml_permute(c, ggml_reshape_3d(c, q, head, heads, m), 0, 2, 1, 3);
    ggml_tensor * all_k = ggml_view_3d(c, kept_k, head, keys, heads, kept_k->nb[1], head * e, 0);
    ggml_tensor * all_v = ggml_view_3d(c, kept_v, keys, head, heads, kept_v->nb[1], head * kept_v->nb[1], 0);
    ggml_tensor * p = ggml_soft_max_ext(c, ggml_mul_mat(c, all_k, q), bias, 1.0f / sqrtf(float(head)), 0.0f);
    cur = ggml_cont_2d(c, ggml_permute(c, ggml_mul_mat(c, all_v, p), 0, 2, 1, 3), state, m);
    cur = ggml_add(c, ggml_add(c, ggml_mul_mat(c, w.attn_ln_1_w, cur), w.attn_ln_1_b), in);

    ggml_tensor * feed = ggml_add(c, ggml_mul(c, ggml_norm(c, cur, h.eps), w.mlp_ln_w), w.mlp_ln_b);
    feed = ggml_gelu(c, ggml_add(c, ggml_mul_mat(c, w.mlp_0_w, feed), w.mlp_0_b));
    return ggml_add(c, ggml_add(c, ggml_mul_mat(c, w.mlp_1_w, feed), w.mlp_1_b), cur);
}

// The decoder's keys and values for these frames, laid out for audio_context frames; values are transposed without flash attention.
static void into_cross_attention(ggml_context * c, ggml_cgraph * gf, const lcw_stream & s, ggml_tensor * cur, int from, int n) {
    const auto & model = s.model->ctx->model;
    const auto & h = model.hparams;
    auto & cross = s.state->kv_cross;
    const int64_t state = h.n_text_state, frames = h.n_audio_ctx, m = n - from;
    const size_t e = ggml_element_size(cross.k);
    const float scale = pow(float(state / h.n_text_head), -0.25);
    for (int l = 0; l < h.n_text_layer; ++l) {
        const auto & w = model.layers_decoder[l];
        ggml_tensor * k = ggml_scale(c, ggml_mul_mat(c, w.cross_attn_k_w, cur), scale);
        ggml_tensor * v = ggml_add(c, ggml_mul_mat(c, w.cross_attn_v_w, cur), w.cross_attn_v_b);
        ggml_build_forward_expand(gf, ggml_cpy(c, k, ggml_view_1d(c, cross.k, state * m, e * state * (l * frames + from))));
        ggml_build_forward_expand(gf, ggml_cpy(c, ggml_transpose(c, v), ggml_view_2d(c, cross.v, m, state, frames * e, (l * frames * state + from) * e)));
    }
}

static ggml_cgraph * encoder_graph(lcw_stream & s, const span_of_frames & f, int keys, bool weigh) {
    const auto & model = s.model->ctx->model;
    const auto & h = model.hparams;
    auto & meta = s.cache.sched.meta;
    ggml_context * c = ggml_init({ meta.size(), meta.data(), true });
    ggml_cgraph * gf = ggml_new_graph_custom(c, WHISPER_MAX_NODES, false);
    ggml_tensor * cur = frames_in(c, gf, s, f);
    ggml_tensor * bias = nullptr;
    if (weigh) {
        bias = ggml_new_tensor_2d(c, GGML_TYPE_F32, keys, f.n - f.from);
        ggml_set_name(bias, "bias");
        ggml_set_input(bias);
    }
    for (int l = 0; l < h.n_audio_layer; ++l) cur = encoder_layer(c, gf, s, l, cur, f.from, f.n, keys, bias);
    cur = ggml_add(c, ggml_mul(c, ggml_norm(c, cur, h.eps), model.e_ln_w), model.e_ln_b);
    into_cross_attention(c, gf, s, cur, f.from, f.n);
    ggml_free(c);
    return gf;
}

// The first of the frames from..n that has to be convolved; the others are as they were.
static int first_to_convolve(lcw_stream * s, int from, int n, float floor) {
    auto & z = s->cache;
    if (z.floor != floor || z.convolved_from > from || z.convolved_to <= from) {
        z.convolved_from = z.convolved_to = from;
        z.floor = floor;
    }
    return std::min(z.convolved_to, n - 1);
}

// The mel columns from frame c0 on, as Whisper clamps and scales them; silent: what its clamping makes of silence beside speech.
static void set_mel(lcw_stream * s, ggml_tensor * mel, int c0, float floor, bool silent) {
    const int columns = mel->ne[0], bands = mel->ne[1], have = (int) s->top.size();
    s->input.resize((size_t) columns * bands);
    if (silent) std::fill(s->input.begin(), s->input.end(), -0.7f);
    else for (int i = 0; i < columns; ++i) {
        const int at = 2 * c0 + i;
        for (int j = 0; j < bands; ++j)
            s->input[(size_t) j * columns + i] = ((at < have ? std::max(s->raw[(size_t) at * bands + j], floor) : floor) + 4) / 4;
    }
    ggml_backend_tensor_set(mel, s->input.data(), 0, s->input.size() * sizeof(float));
}

// A weight for each key: none for the window's n frames, this one for those that stand for silence.
static void set_bias(lcw_stream * s, ggml_tensor * bias, int n, float weight) {
    const int keys = bias->ne[0];
    s->bias.resize(ggml_nelements(bias));
    for (size_t i = 0; i < s->bias.size(); ++i) s->bias[i] = (int) (i % keys) < n ? 0.0f : weight;
    ggml_backend_tensor_set(bias, s->bias.data(), 0, s->bias.size() * sizeof(float));
}

// keys: number of places that the frames attend to. weight: added to the attention score of places beyond n; 0: none.
static void run_encoder(lcw_stream * s, int from, int n, int keys, float weight, bool silent) {
    auto & z = s->cache;
    const float floor = s->peak - 8;
    const span_of_frames frames(from, silent ? from : first_to_convolve(s, from, n, floor), n);
    ggml_cgraph * gf = encoder_graph(*s, frames, keys, weight > 0);
    auto & sched = z.sched.sched;
    if (!ggml_backend_sched_alloc_graph(sched, gf)) { ggml_backend_sched_reset(sched); fail("no memory for the encoder's graph"); }
    set_mel(s, ggml_graph_get_tensor(gf, "mel"), frames.c0, floor, silent);
    if (weight > 0) set_bias(s, ggml_graph_get_tensor(gf, "bias"), n, weight);
    z.convolved_to = from;                      // if the run fails, or if it was silence
    if (!ggml_graph_compute_helper(sched, gf, s->threads)) fail("the encoder failed");
    // A frame looks at the columns beside its own two; the last one has had nothing to its right.
    if (!silent) z.convolved_to = std::max(from, std::min(n - 1, (complete_columns(s->samples, s->hop) - 1) / 2));
}

#include "silence.inl"

extern "C" {

lcw_stream * lcw_stream_new(lcw_model * m, int threads, int thin, int texts) {
    return guarded<lcw_stream *>(nullptr, [&] {
        allocating scope(m->ctx->params.use_gpu);
        if (texts < 1 || texts > WHISPER_MAX_DECODERS) fail("too many texts");
        std::unique_ptr<lcw_stream> s(new lcw_stream(m, std::max(1, threads), std::max(1, thin), texts));
        s->state = whisper_init_state(m->ctx);
        if (!s->state) fail("a stream could not be opened");
        open_cache(s.get());
        open_texts(s.get());
        computing silence(m->ctx->params.use_gpu);
        learn_silence(s.get());
        return s.release();
    });
}

int lcw_stream_threads(lcw_stream * s, int threads) { return guarded(-1, [&] { return s->threads = std::max(1, threads); }); }

void lcw_stream_free(lcw_stream * s) { guarded(0, [&] { delete s; return 0; }); }

int lcw_stream_encode(lcw_stream * s, int from, int n) {
    return guarded(-1, [&] {
        computing scope(s->model->ctx->params.use_gpu);
        auto & z = s->cache;
        const int all = s->model->ctx->model.hparams.n_audio_ctx;
        if (n < 1 || n > all || from < 0 || from >= n) fail("frames out of range");
        if (from > z.done) fail("frames before the first were never computed");
        const silent_frames behind = choose_silence(s, n, s->thin, 0);
        const bool thinned = behind.weight > 0;     // else the encoder sees the window's frames only
        if (thinned) put_silence(s, n, behind.frames);
        z.done = 0;                                 // if the run fails, none of its values are valid
        run_encoder(s, from, n, thinned ? n + (int) behind.frames.size() : n, behind.weight, false);
        z.done = s->frames = n;
        s->cross = choose_silence(s, n, s->thin, last_for_decoder);
        put_cross_silence(s, n, s->cross.frames);
        return n - from;
    });
}

}
