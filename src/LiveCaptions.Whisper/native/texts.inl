// Texts that the decoder reads side by side: each is a sequence of its own in the decoder's cache, and they share what they have in common.

static void run_decoder(lcw_stream * s, int rows, float * logits, std::vector<ggml_tensor *> * attention);   // decoder.inl

// Forgets all texts but the first.
static void keep_first_text(lcw_stream * s) {
    for (; s->texts > 1; --s->texts) whisper_kv_cache_seq_rm(s->state->kv_self, s->texts - 1, -1, -1);
}

// Gives the cache places for so many texts that have nothing in common but their prompt; the texts themselves are half a context at most.
static void open_texts(lcw_stream * s) {
    if (s->most_texts == 1) return;
    auto & c = *s->model->ctx;
    auto & st = *s->state;
    const auto & h = c.model.hparams;
    const int places = GGML_PAD(h.n_text_ctx, 256) + GGML_PAD((s->most_texts - 1) * (h.n_text_ctx / 2), 256);
    whisper_kv_cache_free(st.kv_self);
    if (!whisper_kv_cache_init(st.kv_self, st.backends[0], c.itype, h.n_text_state, h.n_text_layer, places)) fail("no memory for the decoder's cache");
}

extern "C" int lcw_stream_branch(lcw_stream * s, const int32_t * sources, int count) {
    return guarded(-1, [&] {
        if (count < 1 || count > s->most_texts) fail("too many texts");
        for (int i = 0; i < count; ++i) if (sources[i] < 0 || sources[i] >= s->texts) fail("no such text");
        auto & cache = s->state->kv_self;
        const int aside = s->most_texts;                    // names that no text has
        for (int i = 0; i < count; ++i) whisper_kv_cache_seq_cp(cache, sources[i], aside + i, -1, -1);
        for (int i = 0; i < s->texts; ++i) whisper_kv_cache_seq_rm(cache, i, -1, -1);
        for (int i = 0; i < count; ++i) {
            whisper_kv_cache_seq_cp(cache, aside + i, i, -1, -1);
            whisper_kv_cache_seq_rm(cache, aside + i, -1, -1);
        }
        s->texts = count;
        return 0;
    });
}

extern "C" int lcw_stream_extend(lcw_stream * s, const int32_t * tokens, int count, int position, float * logits) {
    return guarded(-1, [&] {
        computing scope(s->model->ctx->params.use_gpu);
        auto & c = *s->model->ctx;
        auto & st = *s->state;
        if (count != s->texts) fail("each text needs one token");
        if (position < 1 || position >= c.model.hparams.n_text_ctx) fail("too many tokens");
        auto & batch = st.batch;
        batch.n_tokens = count;
        for (int i = 0; i < count; ++i) {
            if (tokens[i] < 0 || tokens[i] >= c.vocab.n_vocab) fail("no such token");
            batch.token[i] = tokens[i];
            batch.pos[i] = position;
            batch.n_seq_id[i] = 1;
            batch.seq_id[i][0] = i;
        }
        run_decoder(s, count, logits, nullptr);
        return 0;
    });
}
