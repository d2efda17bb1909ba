// The decoder, with the logits of every row requested and its attention to the sound.

// Averages the alignment heads; rows are tokens, columns the first frames.
static void read_attention(lcw_stream * s, float * out, int frames, int stride) {
    const ggml_tensor * t = s->state->aheads_cross_QKs;     // [token, frame, head]
    const int64_t tokens = t->ne[0], places = t->ne[1], heads = t->ne[2];
    s->heads.resize(tokens * places * heads);
    ggml_backend_tensor_get(t, s->heads.data(), 0, s->heads.size() * sizeof(float));
    for (int64_t i = 0; i < tokens; ++i)
        for (int64_t a = 0; a < std::min<int64_t>(frames, places); ++a) {
            float sum = 0;
            for (int64_t h = 0; h < heads; ++h) sum += s->heads[(h * places + a) * tokens + i];
            out[i * stride + a] = sum / heads;
        }
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
        for (int i = 0; i < count; ++i) st.batch.logits[i] = i >= count - rows;
        whisper_kv_cache_seq_rm(st.kv_self, 0, past, -1);   // forgets tokens decoded beyond `past`
        if (!whisper_decode_internal(c, st, st.batch, s->threads, true, nullptr, nullptr)) fail("the decoder failed");
        const size_t vocabulary = c.vocab.n_vocab;
        if (rows > 0) memcpy(logits, st.logits.data() + (count - rows) * vocabulary, rows * vocabulary * sizeof(float));
        read_attention(s, attention, frames, stride);
        return 0;
    });
}
