// Moonshine's encoder: samples of a window to frames, and to the keys and values that the decoder attends to. Frames up to a given one keep
// what they gave, with their keys and values; those after it are computed anew and attend to all.

struct moonshine_graph {
    std::vector<char> meta = std::vector<char>(ggml_tensor_overhead() * 2048 + ggml_graph_overhead_custom(2048, false));
    ggml_gallocr_t memory = nullptr;
    ggml_context * c = nullptr;
    ggml_cgraph * gf = nullptr;
    ~moonshine_graph() { if (memory) ggml_gallocr_free(memory); }
};

struct lcw_moonshine_stream {
    lcw_moonshine * model;
    int threads;
    ggml_backend_ptr processor { ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, nullptr) };
    moonshine_graph encoder, decoder;
    ggml_context_ptr kept;
    ggml_backend_buffer_ptr buffer;
    ggml_tensor * listened;                         // what the convolutions made of the sound [width, place]
    ggml_tensor * frames;                           // the encoder's output [width, place]
    ggml_tensor * sound_k[moon_layers], * sound_v[moon_layers];         // keys [width, place], values [place, width], of the encoder's layers
    ggml_tensor * cross_k[moon_layers], * cross_v[moon_layers];         // keys [width, place], values [place, width], of the window's frames
    ggml_tensor * self_k[moon_layers], * self_v[moon_layers];           // the same of the tokens read
    int heard = 0;                                  // frames of the window
    int read = 0;                                   // tokens whose keys are kept
    std::vector<double> sum, squares;               // of each position of the first convolution, over its channels: what the norm takes
    std::vector<float> input;                       // scratch, reused every step

    lcw_moonshine_stream(lcw_moonshine * m, int threads) : model(m), threads(threads) {}
};

// Begins a graph; its tensors get their memory in `ready`.
static ggml_context * begin(moonshine_graph & g) {
    ggml_context * c = ggml_init({ g.meta.size(), g.meta.data(), true });
    if (!c) throw std::bad_alloc();
    g.gf = ggml_new_graph_custom(c, 2048, false);
    return c;
}

static void ready(moonshine_graph & g) {
    allocating scope(false);
    if (!g.memory) g.memory = ggml_gallocr_new(ggml_backend_cpu_buffer_type());
    if (!g.memory || !ggml_gallocr_alloc_graph(g.memory, g.gf)) throw std::bad_alloc();
}

static void compute(lcw_moonshine_stream * s, const moonshine_graph & g, const char * failed) {
    computing scope(false);
    auto * reg = ggml_backend_dev_backend_reg(ggml_backend_get_device(s->processor.get()));
    auto * set_threads = (ggml_backend_set_n_threads_t) ggml_backend_reg_get_proc_address(reg, "ggml_backend_set_n_threads");
    if (set_threads) set_threads(s->processor.get(), s->threads);
    if (ggml_backend_graph_compute(s->processor.get(), g.gf) != GGML_STATUS_SUCCESS) fail(failed);
}

static ggml_tensor * input_of(ggml_context * c, ggml_type type, const char * name, int64_t width, int64_t rows = 1) {
    ggml_tensor * t = ggml_set_name(ggml_new_tensor_2d(c, type, width, rows), name);
    ggml_set_input(t);
    return t;
}

static void set_input(const moonshine_graph & g, const char * name, const void * values, size_t bytes) {
    ggml_backend_tensor_set(ggml_graph_get_tensor(g.gf, name), values, 0, bytes);
}

static ggml_tensor * scaled(ggml_context * c, ggml_tensor * x, ggml_tensor * weight) { return ggml_mul(c, ggml_norm(c, x, moon_eps), weight); }

// [width, place] turned by its position, as [head, heads, place].
static ggml_tensor * turned(ggml_context * c, ggml_tensor * x, ggml_tensor * positions) {
    x = ggml_reshape_3d(c, x, moon_head, moon_heads, x->ne[1]);
    return ggml_rope_ext(c, x, positions, nullptr, moon_rotary, GGML_ROPE_TYPE_NORMAL, 0, moon_theta, 1, 0, 1, 0, 0);
}

// Frames of a convolution as [channel, frame]; x: [frame, channel].
static ggml_tensor * convolved(ggml_context * c, ggml_tensor * weight, ggml_tensor * x, int kernel, int step) {
    ggml_tensor * shape = ggml_new_tensor_3d(c, GGML_TYPE_F16, kernel, x->ne[1], 1);    // im2col asks for its shape only
    ggml_tensor * columns = ggml_im2col(c, shape, x, step, 0, 0, 0, 1, 0, false, GGML_TYPE_F32);
    return ggml_mul_mat(c, weight, ggml_reshape_2d(c, columns, columns->ne[0], columns->ne[1]));
}

// GELU is looked up, which differs from its definition by less than the rounding to 8 bits of the products around it. The definition takes
// a third of the encoder's time.

// The frames that a graph computes, those of them that the convolutions have to hear, and those that the window has.
struct moonshine_span {
    int from, heard, all;
    int count() const { return all - from; }
};

// A longer window's norm hardly changes with each step: frames keep what the convolutions made of them.
static const int moon_steady = 167;

// The norm takes all channels and the whole window together: sums over positions computed before come in, those of the new ones go out.
static ggml_tensor * normed(ggml_context * c, const lcw_moonshine & m, ggml_cgraph * gf, ggml_tensor * x, int64_t positions) {
    ggml_tensor * sums[2] = { ggml_sum_rows(c, x), ggml_sum_rows(c, ggml_sqr(c, x)) };
    ggml_tensor * mean[2];
    for (int i = 0; i < 2; ++i) {
        ggml_set_name(sums[i], i == 0 ? "sum" : "squares");
        ggml_set_output(sums[i]);
        ggml_build_forward_expand(gf, sums[i]);
        ggml_tensor * before = input_of(c, GGML_TYPE_F32, i == 0 ? "sum before" : "squares before", 1);
        mean[i] = ggml_scale(c, ggml_add(c, ggml_sum(c, sums[i]), before), 1.0f / float(moon_width * positions));
    }
    ggml_tensor * deviation = ggml_sqrt(c, ggml_sub(c, mean[1], ggml_sqr(c, mean[0])));
    ggml_tensor * factor = ggml_div(c, m.group_weight, deviation);
    return ggml_add(c, ggml_mul(c, x, factor), ggml_sub(c, m.group_bias, ggml_mul(c, factor, mean[0])));
}

// Samples to frames of the encoder's width.
static ggml_tensor * listened(ggml_context * c, const lcw_moonshine & m, ggml_cgraph * gf, ggml_tensor * sound, int64_t before) {
    ggml_tensor * x = ggml_tanh(c, convolved(c, m.conv[0], sound, moon_kernel_filled, moon_step[0]));
    x = normed(c, m, gf, x, before + x->ne[1]);
    for (int i = 1; i < 3; ++i) {
        x = convolved(c, m.conv[i], ggml_cont(c, ggml_transpose(c, x)), moon_kernel[i], moon_step[i]);
        x = ggml_gelu(c, ggml_add(c, x, m.conv_bias[i]));
    }
    return x;
}

// Writes rows of new frames behind those that are kept: keys as they are, values turned.
static void keep(ggml_context * c, ggml_cgraph * gf, ggml_tensor * rows, ggml_tensor * kept, int from, bool turn) {
    const int64_t n = rows->ne[1];
    ggml_tensor * place = turn ? ggml_view_2d(c, kept, n, moon_width, kept->nb[1], from * ggml_element_size(kept))
                               : ggml_view_2d(c, kept, moon_width, n, kept->nb[1], from * kept->nb[1]);
    ggml_build_forward_expand(gf, ggml_cpy(c, turn ? ggml_transpose(c, rows) : rows, place));
}

static ggml_tensor * layer_of_encoder(ggml_context * c, lcw_moonshine_stream * s, int l, ggml_tensor * x, const moonshine_span & span, ggml_tensor * positions) {
    const auto & w = s->model->encoder[l];
    ggml_tensor * kept_k = s->sound_k[l], * kept_v = s->sound_v[l];
    ggml_tensor * y = scaled(c, x, w.self.norm);
    ggml_tensor * q = ggml_permute(c, turned(c, ggml_mul_mat(c, w.self.q, y), positions), 0, 2, 1, 3);
    ggml_tensor * k = turned(c, ggml_mul_mat(c, w.self.k, y), positions);
    keep(c, s->encoder.gf, ggml_reshape_2d(c, k, moon_width, span.count()), kept_k, span.from, false);
    keep(c, s->encoder.gf, ggml_mul_mat(c, w.self.v, y), kept_v, span.from, true);
    k = ggml_view_3d(c, kept_k, moon_head, span.all, moon_heads, kept_k->nb[1], moon_head * ggml_element_size(kept_k), 0);
    ggml_tensor * v = ggml_view_3d(c, kept_v, span.all, moon_head, moon_heads, kept_v->nb[1], moon_head * kept_v->nb[1], 0);
    ggml_tensor * p = ggml_soft_max_ext(c, ggml_mul_mat(c, k, q), nullptr, 1 / sqrtf(float(moon_head)), 0);
    x = ggml_add(c, x, ggml_mul_mat(c, w.self.o, weighted(c, v, p, moon_width)));
    y = ggml_gelu(c, ggml_add(c, ggml_mul_mat(c, w.up, scaled(c, x, w.norm)), w.up_bias));
    return ggml_add(c, x, ggml_add(c, ggml_mul_mat(c, w.down, y), w.down_bias));
}

// Frames that so many samples give.
static int moonshine_frames_in(int samples) {
    int n = samples;
    for (int i = 0; i < 3; ++i) n = n < moon_kernel[i] ? 0 : (n - moon_kernel[i]) / moon_step[i] + 1;
    return n;
}

static const int moon_frame = 64 * 3 * 2;           // samples
static const int moon_positions = 3 * 2;            // of the first convolution, in a frame

static void build_encoder(lcw_moonshine_stream * s, int samples, const moonshine_span & span) {
    const auto & m = *s->model;
    ggml_context * c = begin(s->encoder);
    ggml_cgraph * gf = s->encoder.gf;
    ggml_tensor * sound = input_of(c, GGML_TYPE_F32, "sound", samples - span.heard * moon_frame + moon_kernel_filled - moon_kernel[0]);
    keep(c, gf, listened(c, m, gf, sound, span.heard * moon_positions), s->listened, span.heard, false);
    ggml_tensor * x = ggml_view_2d(c, s->listened, moon_width, span.count(), s->listened->nb[1], span.from * s->listened->nb[1]);
    ggml_tensor * positions = input_of(c, GGML_TYPE_I32, "positions", span.count());
    for (int l = 0; l < moon_layers; ++l) x = layer_of_encoder(c, s, l, x, span, positions);
    x = scaled(c, x, m.encoder_norm);
    keep(c, gf, x, s->frames, span.from, false);
    for (int l = 0; l < moon_layers; ++l) {
        keep(c, gf, ggml_mul_mat(c, m.decoder[l].cross.k, x), s->cross_k[l], span.from, false);
        keep(c, gf, ggml_mul_mat(c, m.decoder[l].cross.v, x), s->cross_v[l], span.from, true);
    }
    ggml_free(c);
    ready(s->encoder);
}

// The sums over positions that are not computed; a little is added so that silence can be divided by its deviation.
static void set_sums(lcw_moonshine_stream * s, int samples, int before) {
    const int all = (samples - moon_kernel[0]) / moon_step[0] + 1;
    double sum = 0, squares = (double) moon_eps * moon_width * all;
    for (int i = 0; i < before; ++i) { sum += s->sum[i]; squares += s->squares[i]; }
    const float sums[2] = { (float) sum, (float) squares };
    set_input(s->encoder, "sum before", &sums[0], sizeof(float));
    set_input(s->encoder, "squares before", &sums[1], sizeof(float));
}

// Keeps the sums of the positions that were computed.
static void take_sums(lcw_moonshine_stream * s, int before) {
    for (auto * kept : { &s->sum, &s->squares }) {
        const ggml_tensor * t = ggml_graph_get_tensor(s->encoder.gf, kept == &s->sum ? "sum" : "squares");
        s->input.resize(t->ne[1]);
        ggml_backend_tensor_get(t, s->input.data(), 0, s->input.size() * sizeof(float));
        kept->resize(before);
        kept->insert(kept->end(), s->input.begin(), s->input.end());
    }
}

static void open_memory(lcw_moonshine_stream * s) {
    s->kept.reset(ggml_init({ ggml_tensor_overhead() * (6 * moon_layers + 2), nullptr, true }));
    if (!s->kept || !s->processor) throw std::bad_alloc();
    ggml_context * c = s->kept.get();
    s->listened = ggml_new_tensor_2d(c, GGML_TYPE_F32, moon_width, moon_places);
    s->frames = ggml_new_tensor_2d(c, GGML_TYPE_F32, moon_width, moon_places);
    for (int l = 0; l < moon_layers; ++l) {
        s->sound_k[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_width, moon_places);
        s->sound_v[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_places, moon_width);
        s->cross_k[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_width, moon_places);
        s->cross_v[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_places, moon_width);
        s->self_k[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_width, moon_text);
        s->self_v[l] = ggml_new_tensor_2d(c, GGML_TYPE_F16, moon_text, moon_width);
    }
    s->buffer.reset(ggml_backend_alloc_ctx_tensors(c, s->processor.get()));
    if (!s->buffer) throw std::bad_alloc();
    ggml_backend_buffer_clear(s->buffer.get(), 0);  // places that are hidden must hold numbers
}

extern "C" {

lcw_moonshine_stream * lcw_moonshine_stream_new(lcw_moonshine * m, int threads) {
    return guarded<lcw_moonshine_stream *>(nullptr, [&] {
        allocating scope(false);
        std::unique_ptr<lcw_moonshine_stream> s(new lcw_moonshine_stream(m, std::max(1, threads)));
        open_memory(s.get());
        return s.release();
    });
}

void lcw_moonshine_stream_free(lcw_moonshine_stream * s) { guarded(0, [&] { delete s; return 0; }); }

int lcw_moonshine_threads(lcw_moonshine_stream * s, int threads) { return guarded(-1, [&] { return s->threads = std::max(1, threads); }); }

int lcw_moonshine_encode(lcw_moonshine_stream * s, const float * samples, int count, int from) {
    return guarded(-1, [&] {
        const int all = moonshine_frames_in(count);
        if (all < 1) fail("too little sound");
        if (all > moon_places) fail("too much sound");
        if (from < 0) fail("frames out of range");
        from = std::min({ from, s->heard, all - 1 });
        const moonshine_span span { from, from > 0 && s->heard >= moon_steady ? std::min(s->heard, all - 1) : from, all };
        const int read = s->read;
        s->heard = s->read = 0;                     // if the run fails, none of its values are valid
        build_encoder(s, count, span);
        s->input.assign(samples + span.heard * moon_frame, samples + count);
        s->input.resize(s->input.size() + moon_kernel_filled - moon_kernel[0], 0.0f);
        set_input(s->encoder, "sound", s->input.data(), s->input.size() * sizeof(float));
        std::vector<int32_t> positions(span.count());
        for (int i = 0; i < span.count(); ++i) positions[i] = from + i;
        set_input(s->encoder, "positions", positions.data(), positions.size() * sizeof(int32_t));
        set_sums(s, count, span.heard * moon_positions);
        compute(s, s->encoder, "the encoder failed");
        take_sums(s, span.heard * moon_positions);
        s->read = read;                             // whoever reads on decides which keys of the text are still good enough
        return s->heard = span.all;
    });
}

int lcw_moonshine_frames(const lcw_moonshine_stream * s, float * out, int frames) {
    return guarded(-1, [&] {
        if (frames < 0 || frames > s->heard) fail("frames out of range");
        ggml_backend_tensor_get(s->frames, out, 0, (size_t) frames * moon_width * sizeof(float));
        return frames;
    });
}

}
