// The decoder: one graph reads tokens with the keys of those read before, attends to the window's frames and to a few frames that stand
// for the silence behind them, and gives logits for the rows asked for only.

static ggml_tensor * normed(ggml_context * c, ggml_tensor * x, ggml_tensor * weight, ggml_tensor * bias, float eps) {
    return ggml_add(c, ggml_mul(c, ggml_norm(c, x, eps), weight), bias);
}

static ggml_tensor * linear(ggml_context * c, ggml_tensor * weight, ggml_tensor * bias, ggml_tensor * x) {
    return ggml_add(c, ggml_mul_mat(c, weight, x), bias);
}

// [state, token] as [head, token, heads].
static ggml_tensor * by_heads(ggml_context * c, ggml_tensor * x, int heads) {
    return ggml_permute(c, ggml_reshape_3d(c, x, x->ne[0] / heads, heads, x->ne[1]), 0, 2, 1, 3);
}

// What a layer's attention weights p make of its values, as [state, token].
static ggml_tensor * weighted(ggml_context * c, ggml_tensor * values, ggml_tensor * p, int state) {
    return ggml_cont_2d(c, ggml_permute(c, ggml_mul_mat(c, values, p), 0, 2, 1, 3), state, p->ne[1]);
}

static ggml_tensor * attend_to_text(ggml_context * c, ggml_cgraph * gf, const lcw_stream & s, int l, ggml_tensor * cur, ggml_tensor * mask) {
    const auto & h = s.model->ctx->model.hparams;
    const auto & w = s.model->ctx->model.layers_decoder[l];
    const auto & kept = s.state->kv_self;
    const int64_t state = h.n_text_state, heads = h.n_text_head, head = state / heads, places = kept.size, tokens = cur->ne[1];
    const size_t e = ggml_element_size(kept.k);
    ggml_tensor * q = linear(c, w.attn_q_w, w.attn_q_b, cur);
    ggml_tensor * k = ggml_mul_mat(c, w.attn_k_w, cur);
    ggml_tensor * v = ggml_transpose(c, linear(c, w.attn_v_w, w.attn_v_b, cur));
    ggml_build_forward_expand(gf, ggml_cpy(c, k, ggml_view_1d(c, kept.k, tokens * state, e * state * (l * places + kept.head))));
    ggml_build_forward_expand(gf, ggml_cpy(c, v, ggml_view_2d(c, kept.v, tokens, state, places * e, (l * places * state + kept.head) * e)));
    ggml_tensor * all_k = ggml_view_3d(c, kept.k, head, kept.n, heads, e * state, e * head, e * state * places * l);
    ggml_tensor * all_v = ggml_view_3d(c, kept.v, kept.n, head, heads, places * e, places * e * head, places * e * state * l);
    ggml_tensor * p = ggml_soft_max_ext(c, ggml_mul_mat(c, all_k, by_heads(c, q, heads)), mask, 1.0f / sqrtf(float(head)), 0.0f);
    return linear(c, w.attn_ln_1_w, w.attn_ln_1_b, weighted(c, all_v, p, state));
}

// Also gives the attention weights, [key, token, heads].
static ggml_tensor * attend_to_sound(ggml_context * c, const lcw_stream & s, int l, ggml_tensor * cur, ggml_tensor * bias, ggml_tensor ** p) {
    const auto & h = s.model->ctx->model.hparams;
    const auto & w = s.model->ctx->model.layers_decoder[l];
    const auto & cross = s.state->kv_cross;
    const int64_t state = h.n_text_state, heads = h.n_text_head, head = state / heads, frames = h.n_audio_ctx, keys = s.frames + (int64_t) s.cross.frames.size();
    const size_t e = ggml_element_size(cross.k);
    ggml_tensor * q = linear(c, w.cross_attn_q_w, w.cross_attn_q_b, cur);
    ggml_tensor * k = ggml_view_3d(c, cross.k, head, keys, heads, e * state, e * head, e * state * frames * l);
    ggml_tensor * v = ggml_view_3d(c, cross.v, keys, head, heads, frames * e, frames * e * head, frames * e * state * l);
    // The keys are scaled already, see into_cross_attention.
    *p = ggml_soft_max_ext(c, ggml_mul_mat(c, k, by_heads(c, q, heads)), bias, pow(float(head), -0.25), 0.0f);
    return linear(c, w.cross_attn_ln_1_w, w.cross_attn_ln_1_b, weighted(c, v, *p, state));
}

static ggml_tensor * named_input(ggml_context * c, const char * name, ggml_type type, int64_t columns, int64_t rows = 1) {
    ggml_tensor * t = ggml_new_tensor_2d(c, type, columns, rows);
    ggml_set_name(t, name);
    ggml_set_input(t);
    return t;
}

// The heads of a layer whose attention follows the sound.
static std::vector<uint32_t> alignment_heads(const lcw_stream & s, int l) {
    const auto & h = s.model->ctx->model.hparams;
    return get_alignment_heads_by_layer(s.model->ctx->params, l, h.n_text_layer, h.n_text_head);
}

// Logits are the graph's last node, for the last `rows` tokens, if there are any; the attention of layers with alignment heads is kept in `attention`.
static ggml_cgraph * decoder_graph(lcw_stream & s, int tokens, int rows, std::vector<ggml_tensor *> * attention) {
    const auto & model = s.model->ctx->model;
    const auto & h = model.hparams;
    auto & meta = s.state->sched_decode.meta;
    ggml_context * c = ggml_init({ meta.size(), meta.data(), true });
    ggml_cgraph * gf = ggml_new_graph_custom(c, WHISPER_MAX_NODES, false);
    ggml_tensor * cur = ggml_add(c, ggml_get_rows(c, model.d_te, named_input(c, "tokens", GGML_TYPE_I32, tokens)),
                                    ggml_get_rows(c, model.d_pe, named_input(c, "positions", GGML_TYPE_I32, tokens)));
    ggml_tensor * mask = named_input(c, "mask", GGML_TYPE_F32, s.state->kv_self.n, tokens);
    ggml_tensor * bias = s.cross.weight > 0 ? named_input(c, "bias", GGML_TYPE_F32, s.frames + s.cross.frames.size(), tokens) : nullptr;
    for (int l = 0; l < h.n_text_layer; ++l) {
        const auto & w = model.layers_decoder[l];
        cur = ggml_add(c, cur, attend_to_text(c, gf, s, l, normed(c, cur, w.attn_ln_0_w, w.attn_ln_0_b, h.eps), mask));
        ggml_tensor * p;
        cur = ggml_add(c, cur, attend_to_sound(c, s, l, normed(c, cur, w.cross_attn_ln_0_w, w.cross_attn_ln_0_b, h.eps), bias, &p));
        if (attention && !alignment_heads(s, l).empty()) {
            ggml_set_output(p);
            attention->push_back(p);
        }
        if (l == h.n_text_layer - 1 && rows == 0) break;
        if (l == h.n_text_layer - 1 && rows < tokens)   // of the others only keys and values are needed
            cur = ggml_view_2d(c, cur, cur->ne[0], rows, cur->nb[1], (tokens - rows) * cur->nb[1]);
        ggml_tensor * feed = ggml_gelu(c, linear(c, w.mlp_0_w, w.mlp_0_b, normed(c, cur, w.mlp_ln_w, w.mlp_ln_b, h.eps)));
        cur = ggml_add(c, cur, linear(c, w.mlp_1_w, w.mlp_1_b, feed));
    }
    ggml_build_forward_expand(gf, rows == 0 ? cur : ggml_mul_mat(c, s.model->logits, normed(c, cur, model.d_ln_w, model.d_ln_b, h.eps)));
    ggml_free(c);
    return gf;
}

// Whom each token of the batch may look at: those of its own text, up to itself.
static void set_mask(lcw_stream * s, ggml_tensor * mask) {
    const auto & batch = s->state->batch;
    const auto & kept = s->state->kv_self;
    auto & values = s->state->inp_mask;
    values.assign((size_t) kept.n * batch.n_tokens, 0.0f);
    for (int j = 0; j < batch.n_tokens; ++j)
        for (uint32_t i = 0; i < kept.n; ++i)
            if (!kept.cells[i].has_seq_id(batch.seq_id[j][0]) || kept.cells[i].pos > batch.pos[j]) values[(size_t) j * kept.n + i] = -INFINITY;
    ggml_backend_tensor_set(mask, values.data(), 0, values.size() * sizeof(float));
}

// Reads the batch. logits: for its last `rows` tokens.
static void run_decoder(lcw_stream * s, int rows, float * logits, std::vector<ggml_tensor *> * attention) {
    auto & st = *s->state;
    const auto & batch = st.batch;
    if (!whisper_kv_cache_find_slot(st.kv_self, batch)) fail("too many tokens for the decoder's cache");
    st.kv_self.n = whisper_kv_cache_cell_max(st.kv_self);
    ggml_cgraph * gf = decoder_graph(*s, batch.n_tokens, rows, attention);
    auto & sched = st.sched_decode.sched;
    if (!ggml_backend_sched_alloc_graph(sched, gf)) { ggml_backend_sched_reset(sched); fail("no memory for the decoder's graph"); }
    ggml_backend_tensor_set(ggml_graph_get_tensor(gf, "tokens"), batch.token, 0, batch.n_tokens * sizeof(int32_t));
    ggml_backend_tensor_set(ggml_graph_get_tensor(gf, "positions"), batch.pos, 0, batch.n_tokens * sizeof(int32_t));
    set_mask(s, ggml_graph_get_tensor(gf, "mask"));
    if (s->cross.weight > 0) set_bias(s, ggml_graph_get_tensor(gf, "bias"), s->frames + s->cross.light, s->cross.weight);
    if (!ggml_graph_compute_helper(sched, gf, s->threads)) fail("the decoder failed");
    if (rows > 0) ggml_backend_tensor_get(ggml_graph_node(gf, -1), logits, 0, (size_t) rows * s->model->ctx->vocab.n_vocab * sizeof(float));
}

// Averages the alignment heads; rows are tokens, columns the first frames.
static void read_attention(lcw_stream * s, const std::vector<ggml_tensor *> & weights, float * out, int frames, int stride) {
    const int64_t tokens = s->state->batch.n_tokens, keys = s->frames + (int64_t) s->cross.frames.size(), layers = s->model->ctx->model.hparams.n_text_layer;
    frames = std::min<int64_t>(frames, keys);
    for (int64_t i = 0; i < tokens; ++i) std::fill_n(out + i * stride, frames, 0.0f);
    s->heads.resize(tokens * keys);
    size_t next = 0, count = 0;
    for (int l = 0; l < layers; ++l) {
        const auto heads = alignment_heads(*s, l);
        if (heads.empty()) continue;
        const ggml_tensor * p = weights[next++];
        for (const auto head : heads) {
            ggml_backend_tensor_get(p, s->heads.data(), head * p->nb[2], s->heads.size() * sizeof(float));
            for (int64_t i = 0; i < tokens; ++i)
                for (int a = 0; a < frames; ++a) out[i * stride + a] += s->heads[i * keys + a];
        }
        count += heads.size();
    }
    for (int64_t i = 0; i < tokens; ++i)
        for (int a = 0; a < frames; ++a) out[i * stride + a] /= count;
}

extern "C" int lcw_stream_decode(lcw_stream * s, const int32_t * tokens, int count, int past, int rows, float * logits, float * attention, int frames, int stride) {
    return guarded(-1, [&] {
        computing scope(s->model->ctx->params.use_gpu);
        auto & c = *s->model->ctx;
        auto & st = *s->state;
        if (count < 1 || past < 0 || past + count > c.model.hparams.n_text_ctx) fail("too many tokens");
        if (rows < 0 || rows > count) fail("more rows than tokens");
        if (frames < 0 || frames > stride) fail("frames out of range");
        for (int i = 0; i < count; ++i) if (tokens[i] < 0 || tokens[i] >= c.vocab.n_vocab) fail("no such token");
        keep_first_text(s);
        whisper_batch_prep_legacy(st.batch, tokens, count, past, 0);
        whisper_kv_cache_seq_rm(st.kv_self, 0, past, -1);   // forgets tokens decoded beyond `past`
        std::vector<ggml_tensor *> weights;
        run_decoder(s, rows, logits, &weights);
        read_attention(s, weights, attention, frames, stride);
        return 0;
    });
}
