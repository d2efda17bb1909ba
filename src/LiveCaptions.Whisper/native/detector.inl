// Silero needs the 64 samples before each chunk of 512. whisper.cpp 1.9.1 reads that number but mirrors the chunk instead;
// this graph differs from its own in the input only: context and chunk, mirrored on the right.

struct lcw_detector {
    whisper_vad_context * ctx;
    std::vector<float> frame = std::vector<float>(64 + 512, 0.0f);
    ~lcw_detector() { whisper_vad_free(ctx); }
};

static ggml_cgraph * detector_graph(whisper_vad_context & v) {
    ggml_context * c = ggml_init({ v.sched.meta.size(), v.sched.meta.data(), true });
    ggml_cgraph * gf = ggml_new_graph(c);
    const auto & m = v.model;
    ggml_tensor * frame = ggml_new_tensor_2d(c, GGML_TYPE_F32, 64 + 512, 1);
    ggml_set_name(frame, "frame");
    ggml_set_input(frame);
    ggml_tensor * stft = ggml_conv_1d(c, m.stft_forward_basis, ggml_pad_reflect_1d(c, frame, 0, 64), m.hparams.lstm_input_size, 0, 1);
    const int cut = m.stft_forward_basis->ne[2] / 2;
    ggml_tensor * re = ggml_view_2d(c, stft, 4, cut, stft->nb[1], 0);
    ggml_tensor * im = ggml_view_2d(c, stft, 4, cut, stft->nb[1], cut * stft->nb[1]);
    ggml_tensor * x = ggml_sqrt(c, ggml_add(c, ggml_mul(c, re, re), ggml_mul(c, im, im)));
    x = whisper_vad_build_encoder_layer(c, m, x);
    x = ggml_view_2d(c, x, 1, 128, x->nb[1], 0);
    x = ggml_relu(c, whisper_vad_build_lstm_layer(c, v, x, gf));
    x = ggml_sigmoid(c, ggml_add(c, ggml_conv_1d(c, m.final_conv_weight, x, 1, 0, 1), m.final_conv_bias));
    ggml_set_name(x, "prob");
    ggml_set_output(x);
    ggml_build_forward_expand(gf, x);
    ggml_free(c);
    return gf;
}

extern "C" {

lcw_detector * lcw_detector_load(const char * path) {
    return guarded<lcw_detector *>(nullptr, [&] {
        allocating scope(false);
        whisper_log_set(listen_to_log, nullptr);
        auto params = whisper_vad_default_context_params();
        params.n_threads = 1;
        params.use_gpu = false;
        model_file file(path);
        auto loader = file.loader();
        auto * ctx = whisper_vad_init_with_params(&loader, params);
        if (!ctx) fail("the voice detector could not be loaded");
        std::unique_ptr<lcw_detector> d(new lcw_detector { ctx });
        if (ctx->n_window != 512) fail("the voice detector wants chunks of another size");
        whisper_vad_reset_state(ctx);               // its buffer is not initialised
        return d.release();
    });
}

void lcw_detector_free(lcw_detector * d) { guarded(0, [&] { delete d; return 0; }); }

int lcw_detector_reset(lcw_detector * d) {
    return guarded(-1, [&] {
        whisper_vad_reset_state(d->ctx);
        std::fill(d->frame.begin(), d->frame.end(), 0.0f);
        return 0;
    });
}

int lcw_detector_push(lcw_detector * d, const float * samples, int count, float * out) {
    return guarded(-1, [&] {
        if (count % 512 != 0) fail("the voice detector takes chunks of 512 samples");
        auto & sched = d->ctx->sched.sched;
        ggml_cgraph * gf = detector_graph(*d->ctx);
        if (!ggml_backend_sched_alloc_graph(sched, gf)) { ggml_backend_sched_reset(sched); fail("no memory for the voice detector"); }
        ggml_tensor * frame = ggml_graph_get_tensor(gf, "frame"), * probability = ggml_graph_get_tensor(gf, "prob");
        for (int i = 0; i < count / 512; ++i) {
            std::copy(d->frame.end() - 64, d->frame.end(), d->frame.begin());
            std::copy(samples + i * 512, samples + (i + 1) * 512, d->frame.begin() + 64);
            ggml_backend_tensor_set(frame, d->frame.data(), 0, d->frame.size() * sizeof(float));
            if (!ggml_graph_compute_helper(sched, gf, 1, false)) { ggml_backend_sched_reset(sched); fail("the voice detector failed"); }
            ggml_backend_tensor_get(probability, out + i, 0, sizeof(float));
        }
        ggml_backend_sched_reset(sched);
        return count / 512;
    });
}

}
