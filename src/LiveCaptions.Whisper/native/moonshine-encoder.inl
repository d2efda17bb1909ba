// Moonshine's encoder: samples of a window to frames, and to the keys and values that the decoder attends to.

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
    ggml_tensor * frames;                           // the encoder's output [width, place]
    ggml_tensor * cross_k[moon_layers], * cross_v[moon_layers];         // keys [width, place], values [place, width], of the window's frames
    ggml_tensor * self_k[moon_layers], * self_v[moon_layers];           // the same of the tokens read
    int heard = 0;                                  // frames of the window
    int read = 0;                                   // tokens whose keys are kept
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

// Samples to frames of the encoder's width. The norm takes all channels and the whole window together.
static ggml_tensor * listened(ggml_context * c, const lcw_moonshine & m, ggml_tensor * sound) {
    ggml_tensor * x = ggml_tanh(c, convolved(c, m.conv[0], sound, moon_kernel_filled, moon_step[0]));
    const int64_t frames = x->ne[1];
    x = ggml_reshape_2d(c, ggml_norm(c, ggml_reshape_1d(c, x, moon_width * frames), moon_eps), moon_width, frames);
    x = ggml_add(c, ggml_mul(c, x, m.group_weight), m.group_bias);
    for (int i = 1; i < 3; ++i) {
        x = convolved(c, m.conv[i], ggml_cont(c, ggml_transpose(c, x)), moon_kernel[i], moon_step[i]);
        x = ggml_gelu(c, ggml_add(c, x, m.conv_bias[i]));
    }
    return x;
}

static ggml_tensor * layer_of_encoder(ggml_context * c, const moonshine_layer & w, ggml_tensor * x, ggml_tensor * positions) {
    const int64_t n = x->ne[1];
    ggml_tensor * y = scaled(c, x, w.self.norm);
    ggml_tensor * q = ggml_permute(c, turned(c, ggml_mul_mat(c, w.self.q, y), positions), 0, 2, 1, 3);
    ggml_tensor * k = ggml_cast(c, ggml_permute(c, turned(c, ggml_mul_mat(c, w.self.k, y), positions), 0, 2, 1, 3), GGML_TYPE_F16);
    ggml_tensor * v = ggml_cast(c, ggml_permute(c, ggml_reshape_3d(c, ggml_mul_mat(c, w.self.v, y), moon_head, moon_heads, n), 1, 2, 0, 3), GGML_TYPE_F16);
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

static void build_encoder(lcw_moonshine_stream * s, int samples) {
    const auto & m = *s->model;
    ggml_context * c = begin(s->encoder);
    ggml_cgraph * gf = s->encoder.gf;
    ggml_tensor * x = listened(c, m, input_of(c, GGML_TYPE_F32, "sound", samples + moon_kernel_filled - moon_kernel[0]));
    const int64_t n = x->ne[1];
    ggml_tensor * positions = input_of(c, GGML_TYPE_I32, "positions", n);
    for (const auto & w : m.encoder) x = layer_of_encoder(c, w, x, positions);
    x = scaled(c, x, m.encoder_norm);
    ggml_build_forward_expand(gf, ggml_cpy(c, x, ggml_view_2d(c, s->frames, moon_width, n, s->frames->nb[1], 0)));
    for (int l = 0; l < moon_layers; ++l) {
        ggml_tensor * k = s->cross_k[l], * v = s->cross_v[l];
        ggml_build_forward_expand(gf, ggml_cpy(c, ggml_mul_mat(c, m.decoder[l].cross.k, x), ggml_view_2d(c, k, moon_width, n, k->nb[1], 0)));
        ggml_build_forward_expand(gf, ggml_cpy(c, ggml_transpose(c, ggml_mul_mat(c, m.decoder[l].cross.v, x)), ggml_view_2d(c, v, n, moon_width, v->nb[1], 0)));
    }
    ggml_free(c);
    ready(s->encoder);
}

static void open_memory(lcw_moonshine_stream * s) {
    s->kept.reset(ggml_init({ ggml_tensor_overhead() * (4 * moon_layers + 1), nullptr, true }));
    if (!s->kept || !s->processor) throw std::bad_alloc();
    ggml_context * c = s->kept.get();
    s->frames = ggml_new_tensor_2d(c, GGML_TYPE_F32, moon_width, moon_places);
    for (int l = 0; l < moon_layers; ++l) {
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

int lcw_moonshine_encode(lcw_moonshine_stream * s, const float * samples, int count) {
    return guarded(-1, [&] {
        const int n = moonshine_frames_in(count);
        if (n < 1) fail("too little sound");
        if (n > moon_places) fail("too much sound");
        s->heard = s->read = 0;                     // if the run fails, none of its values are valid
        build_encoder(s, count);
        s->input.assign(samples, samples + count);
        s->input.resize(count + moon_kernel_filled - moon_kernel[0], 0.0f);
        set_input(s->encoder, "sound", s->input.data(), s->input.size() * sizeof(float));
        std::vector<int32_t> positions(n);
        for (int i = 0; i < n; ++i) positions[i] = i;
        set_input(s->encoder, "positions", positions.data(), positions.size() * sizeof(int32_t));
        compute(s, s->encoder, "the encoder failed");
        return s->heard = n;
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
