// Weights and vocabulary, shared by all streams.

// Encoding of 30 s of silence: the keys and values used for everything beyond a window's sound.
struct silence {
    std::vector<std::vector<char>> k, v;            // per encoder layer: keys [state, place], values [place, state]
    std::vector<char> cross_k, cross_v;             // per decoder layer: keys [state, frame], values [frame, state]
};

struct lcw_model {
    whisper_context * ctx;
    std::mutex gate;                                // the first stream computes the silence for all
    silence quiet;
    turned_copy embedding;
    ggml_tensor * logits = nullptr;                 // the embedding, as weights of a product
    ~lcw_model() { whisper_free(ctx); }
};

// The heads whose attention follows the sound, by the model's shape (v1 and v2 of large have the same; v2 is assumed).
static whisper_alignment_heads_preset heads_of(const whisper_context & c) {
    const bool many = c.vocab.is_multilingual();
    switch (c.model.hparams.n_audio_layer) {
        case 4:  return many ? WHISPER_AHEADS_TINY   : WHISPER_AHEADS_TINY_EN;
        case 6:  return many ? WHISPER_AHEADS_BASE   : WHISPER_AHEADS_BASE_EN;
        case 12: return many ? WHISPER_AHEADS_SMALL  : WHISPER_AHEADS_SMALL_EN;
        case 24: return many ? WHISPER_AHEADS_MEDIUM : WHISPER_AHEADS_MEDIUM_EN;
        case 32: return c.model.hparams.n_text_layer == 4 ? WHISPER_AHEADS_LARGE_V3_TURBO
                      : c.model.hparams.n_mels == 128     ? WHISPER_AHEADS_LARGE_V3 : WHISPER_AHEADS_LARGE_V2;
        default: fail("a model with this number of layers is not known");
    }
}

static void turn_weights(lcw_model & m) {
    auto & model = m.ctx->model;
    m.logits = copy_turned(model.d_te, m.embedding);
    for (const auto & [name, w] : model.tensors) if (w != model.d_te) turn(w);
}

extern "C" {

lcw_model * lcw_model_load(const char * path, int gpu) {
    return guarded<lcw_model *>(nullptr, [&] {
        allocating scope(gpu >= 0);
        whisper_log_set(listen_to_log, nullptr);
        auto params = whisper_context_default_params();
        params.use_gpu    = gpu >= 0;
        params.gpu_device = gpu >= 0 ? gpu : 0;
        params.flash_attn = false;                  // it leaves no attention weights to read word times from
        model_file file(path);
        auto loader = file.loader();
        auto * ctx = whisper_init_with_params_no_state(&loader, params);
        if (!ctx) fail("the model could not be loaded");
        std::unique_ptr<lcw_model> model(new lcw_model { ctx, {}, {}, {} });
        ctx->params.dtw_aheads_preset    = heads_of(*ctx);
        model->logits = ctx->model.d_te;
        if (gpu < 0) turn_weights(*model);          // a card would take copies of weights as they lie
        return model.release();
    });
}

void lcw_model_free(lcw_model * m) { guarded(0, [&] { delete m; return 0; }); }

int lcw_model_info(const lcw_model * m, lcw_info * o) {
    return guarded(-1, [&] {
        auto * c = m->ctx;
        const auto & h = c->model.hparams;
        if (o->size != (int) sizeof(lcw_info)) fail("lcw_info has another size");
        o->vocabulary      = c->vocab.n_vocab;
        o->audio_context   = h.n_audio_ctx;
        o->text_context    = h.n_text_ctx;
        o->multilingual    = c->vocab.is_multilingual();
        o->languages       = c->vocab.num_languages();
        o->eot             = whisper_token_eot(c);
        o->sot             = whisper_token_sot(c);
        o->prev            = whisper_token_prev(c);
        o->no_speech       = whisper_token_nosp(c);
        o->no_timestamps   = whisper_token_not(c);
        o->first_timestamp = whisper_token_beg(c);
        o->transcribe      = whisper_token_transcribe(c);
        o->translate       = whisper_token_translate(c);
        o->first_language  = whisper_token_lang(c, 0);
        return 0;
    });
}

int lcw_token_bytes(const lcw_model * m, int token, uint8_t * out, int capacity) {
    return guarded(-1, [&] {
        const auto & s = m->ctx->vocab.id_to_token.at(token);   // not whisper_token_to_str: a token may hold a zero byte
        memcpy(out, s.data(), std::min<size_t>(capacity, s.size()));
        return (int) s.size();
    });
}

const char * lcw_language(int index) {
    return guarded<const char *>("", [&] { auto * s = whisper_lang_str(index); return s ? s : ""; });
}

}
