// A small product of each kind of weights, compared with plain arithmetic: a processor, a virtual machine or a compiler may not keep what it
// announces. Run in a process of its own, which an instruction that is not allowed ends.

struct shape {
    int width, rows, columns;
    bool turned = false;                            // the weights are laid out as their products read them, where these can
};

static float difference_of(ggml_type type, shape size_of, int threads) {
    const int width = size_of.width, rows = size_of.rows, columns = size_of.columns;
    std::vector<float> weights((size_t) width * rows), sound((size_t) width * columns);
    for (size_t i = 0; i < weights.size(); ++i) weights[i] = sinf(0.37f * (float) i) * 0.1f;
    for (size_t i = 0; i < sound.size(); ++i) sound[i] = cosf(0.11f * (float) i);
    std::vector<uint8_t> packed(ggml_row_size(type, width) * rows);
    ggml_quantize_chunk(type, weights.data(), packed.data(), 0, rows, width, nullptr);
    if (type != GGML_TYPE_F32) ggml_get_type_traits(type)->to_float(packed.data(), weights.data(), (int64_t) weights.size());

    // The weights lie where the model's would: instruction sets such as AMX have a layout of their own.
    auto params = whisper_context_default_params();
    params.use_gpu = false;
    ggml_context_ptr c { ggml_init({ 2 * ggml_tensor_overhead(), nullptr, true }) }, g { ggml_init({ 8 * ggml_tensor_overhead() + ggml_graph_overhead(), nullptr, true }) };
    if (!c || !g) fail("no memory for the check");
    ggml_tensor * w = ggml_new_tensor_2d(c.get(), type, width, rows);
    ggml_backend_buffer_type_t kind = select_weight_buft(whisper_hparams {}, w, GGML_OP_MUL_MAT, make_buft_list(params));
    ggml_backend_buffer_ptr own { ggml_backend_alloc_ctx_tensors_from_buft(c.get(), kind) };
    ggml_backend_ptr processor { ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, nullptr) };
    if (!own || !processor) fail("no memory for the check");
    ggml_backend_tensor_set(w, packed.data(), 0, packed.size());
    turned_copy copy;
    ggml_tensor * x = ggml_new_tensor_2d(g.get(), GGML_TYPE_F32, width, columns);
    ggml_tensor * product = ggml_mul_mat(g.get(), size_of.turned ? copy_turned(w, copy) : w, x);
    ggml_cgraph * gf = ggml_new_graph(g.get());
    ggml_build_forward_expand(gf, product);
    ggml_backend_buffer_ptr rest { ggml_backend_alloc_ctx_tensors(g.get(), processor.get()) };
    if (!rest) fail("no memory for the check");
    ggml_backend_tensor_set(x, sound.data(), 0, sound.size() * sizeof(float));
    if (!ggml_graph_compute_helper(gf, threads, nullptr, nullptr)) fail("a product could not be computed");
    std::vector<float> computed((size_t) rows * columns);
    ggml_backend_tensor_get(product, computed.data(), 0, computed.size() * sizeof(float));

    double error = 0, size = 0;
    for (int j = 0; j < columns; ++j)
        for (int i = 0; i < rows; ++i) {
            double sum = 0;
            for (int k = 0; k < width; ++k) sum += (double) weights[(size_t) i * width + k] * sound[(size_t) j * width + k];
            const double off = sum - computed[(size_t) j * rows + i];
            error += off * off;
            size += sum * sum;
        }
    return (float) sqrt(error / size);                  // not a number, if the product is not
}

extern "C" {

int lcw_check(int threads) {
    return guarded(-1, [&] {
        // Sound is rounded to 8 bits for quantised weights, which costs below 1 %.
        for (ggml_type type : { GGML_TYPE_F32, GGML_TYPE_F16, GGML_TYPE_Q8_0, GGML_TYPE_Q5_0, GGML_TYPE_Q5_1, GGML_TYPE_Q4_0, GGML_TYPE_Q4_K })
            // A token, a draft, the frames of a step; then what fits no register, and is not one part.
            for (shape s : { shape { 256, 384, 1 }, { 256, 384, 3 }, { 256, 384, 48 }, { 256, 389, 1 }, { 256, 389, 77 }, { 67, 389, 11 },
                             { 256, 389, 1, true }, { 256, 384, 11, true } }) {
                if (s.width % ggml_blck_size(type) != 0) continue;
                if (!(difference_of(type, s, std::max(1, threads)) < 0.05f)) fail(std::string("products of ") + ggml_type_name(type) + " weights are wrong");
            }
        return 0;
    });
}

}
