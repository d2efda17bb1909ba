// Moonshine's decoder: reads a row of tokens with the keys of those before it, and attends to the window's frames. Rows of a batch equal those
// read one by one: the keys are filled up to a round number and what was filled is hidden, so that sums have the same parts.

static const int moon_round = 32;

// The tokens that a graph reads, and the keys that they see.
struct moonshine_row {
    int past, count, rows;
    int keys() const { return std::min<int>(moon_text, GGML_PAD(past + count, moon_round)); }
};

static ggml_tensor * text_attention(ggml_context * c, lcw_moonshine_stream * s, int l, ggml_tensor * x, const moonshine_row & row, ggml_tensor * positions, ggml_tensor * mask) {
    const auto & w = s->model->decoder[l].self;
    ggml_tensor * kept_k = s->self_k[l], * kept_v = s->self_v[l];
    const size_t e = ggml_element_size(kept_k);
    const int keys = row.keys();
    ggml_tensor * y = scaled(c, x, w.norm);
    ggml_tensor * q = ggml_permute(c, turned(c, ggml_mul_mat(c, w.q, y), positions), 0, 2, 1, 3);
    ggml_tensor * k = ggml_reshape_2d(c, turned(c, ggml_mul_mat(c, w.k, y), positions), moon_width, row.count);
    ggml_tensor * v = ggml_transpose(c, ggml_mul_mat(c, w.v, y));
    ggml_build_forward_expand(s->decoder.gf, ggml_cpy(c, k, ggml_view_2d(c, kept_k, moon_width, row.count, kept_k->nb[1], row.past * kept_k->nb[1])));
    ggml_build_forward_expand(s->decoder.gf, ggml_cpy(c, v, ggml_view_2d(c, kept_v, row.count, moon_width, kept_v->nb[1], row.past * e)));
    k = ggml_view_3d(c, kept_k, moon_head, keys, moon_heads, kept_k->nb[1], moon_head * e, 0);
    v = ggml_view_3d(c, kept_v, keys, moon_head, moon_heads, kept_v->nb[1], moon_head * kept_v->nb[1], 0);
    ggml_tensor * p = ggml_soft_max_ext(c, ggml_mul_mat(c, k, q), mask, 1 / sqrtf(float(moon_head)), 0);
    return ggml_add(c, x, ggml_mul_mat(c, w.o, weighted(c, v, p, moon_width)));
}

// Adds the alignment heads' attention to `heads`, [frame, token].
static ggml_tensor * sound_attention(ggml_context * c, lcw_moonshine_stream * s, int l, ggml_tensor * x, ggml_tensor ** heads) {
    const auto & w = s->model->decoder[l].cross;
    ggml_tensor * kept_k = s->cross_k[l], * kept_v = s->cross_v[l];
    const size_t e = ggml_element_size(kept_k);
    ggml_tensor * q = by_heads(c, ggml_mul_mat(c, w.q, scaled(c, x, w.norm)), moon_heads);
    ggml_tensor * k = ggml_view_3d(c, kept_k, moon_head, s->heard, moon_heads, kept_k->nb[1], moon_head * e, 0);
    ggml_tensor * v = ggml_view_3d(c, kept_v, s->heard, moon_head, moon_heads, kept_v->nb[1], moon_head * kept_v->nb[1], 0);
    ggml_tensor * p = ggml_soft_max_ext(c, ggml_mul_mat(c, k, q), nullptr, 1 / sqrtf(float(moon_head)), 0);
    for (const auto & at : moon_alignment) {
        if (at.layer != l) continue;
        ggml_tensor * one = ggml_cont(c, ggml_view_2d(c, p, p->ne[0], p->ne[1], p->nb[1], at.head * p->nb[2]));
        *heads = *heads ? ggml_add(c, *heads, one) : one;
    }
    return ggml_add(c, x, ggml_mul_mat(c, w.o, weighted(c, v, p, moon_width)));
}

// The upper half of what goes up lets the lower half through.
static ggml_tensor * gated(ggml_context * c, const moonshine_layer & w, ggml_tensor * x) {
    ggml_tensor * up = ggml_add(c, ggml_mul_mat(c, w.up, scaled(c, x, w.norm)), w.up_bias);
    const auto half = [&](size_t at) { return ggml_cont(c, ggml_view_2d(c, up, moon_feed, up->ne[1], up->nb[1], at * moon_feed * sizeof(float))); };
    ggml_tensor * y = ggml_mul(c, ggml_silu(c, half(1)), half(0));
    return ggml_add(c, x, ggml_add(c, ggml_mul_mat(c, w.down, y), w.down_bias));
}

static void build_decoder(lcw_moonshine_stream * s, const moonshine_row & row) {
    const auto & m = *s->model;
    ggml_context * c = begin(s->decoder);
    ggml_tensor * tokens = input_of(c, GGML_TYPE_I32, "tokens", row.count), * positions = input_of(c, GGML_TYPE_I32, "positions", row.count);
    ggml_tensor * mask = input_of(c, GGML_TYPE_F32, "mask", row.keys(), row.count);
    ggml_tensor * x = ggml_get_rows(c, m.embedding, tokens), * heads = nullptr;
    for (int l = 0; l < moon_layers; ++l) {
        x = text_attention(c, s, l, x, row, positions, mask);
        x = sound_attention(c, s, l, x, &heads);
        x = gated(c, m.decoder[l], x);
    }
    heads = ggml_set_name(ggml_scale(c, heads, 1.0f / std::size(moon_alignment)), "attention");
    ggml_set_output(heads);
    ggml_build_forward_expand(s->decoder.gf, heads);
    if (row.rows > 0) {
        x = ggml_view_2d(c, x, moon_width, row.rows, x->nb[1], (row.count - row.rows) * x->nb[1]);
        x = ggml_set_name(ggml_mul_mat(c, m.logits, scaled(c, x, m.decoder_norm)), "logits");
        ggml_set_output(x);
    }
    ggml_build_forward_expand(s->decoder.gf, x);
    ggml_free(c);
    ready(s->decoder);
}

static void set_row(lcw_moonshine_stream * s, const moonshine_row & row, const int32_t * tokens) {
    set_input(s->decoder, "tokens", tokens, row.count * sizeof(int32_t));
    std::vector<int32_t> positions(row.count);
    s->input.assign((size_t) row.count * row.keys(), -INFINITY);
    for (int i = 0; i < row.count; ++i) {
        positions[i] = row.past + i;
        std::fill_n(s->input.begin() + (size_t) i * row.keys(), row.past + i + 1, 0.0f);
    }
    set_input(s->decoder, "positions", positions.data(), positions.size() * sizeof(int32_t));
    set_input(s->decoder, "mask", s->input.data(), s->input.size() * sizeof(float));
}

extern "C" int lcw_moonshine_decode(lcw_moonshine_stream * s, const int32_t * tokens, int count, int past, int rows, float * logits, float * attention, int frames, int stride) {
    return guarded(-1, [&] {
        if (s->heard < 1) fail("nothing was encoded");
        if (count < 1 || past < 0 || past > s->read || past + count > moon_text) fail("too many tokens");
        if (rows < 0 || rows > count) fail("more rows than tokens");
        if (frames < 0 || frames > stride) fail("frames out of range");
        for (int i = 0; i < count; ++i) if (tokens[i] < 0 || tokens[i] >= moon_vocabulary) fail("no such token");
        const moonshine_row row { past, count, rows };
        s->read = past;                             // if the run fails
        build_decoder(s, row);
        set_row(s, row, tokens);
        compute(s, s->decoder, "the decoder failed");
        s->read = past + count;
        if (rows > 0) ggml_backend_tensor_get(ggml_graph_get_tensor(s->decoder.gf, "logits"), logits, 0, (size_t) rows * moon_vocabulary * sizeof(float));
        const ggml_tensor * heads = ggml_graph_get_tensor(s->decoder.gf, "attention");
        frames = std::min(frames, s->heard);
        for (int i = 0; i < count; ++i) ggml_backend_tensor_get(heads, attention + (size_t) i * stride, i * heads->nb[1], frames * sizeof(float));
        return 0;
    });
}
