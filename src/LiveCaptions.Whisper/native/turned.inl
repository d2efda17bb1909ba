// Weights of 8 bits are laid out once as their products read them: without it a token that is read alone takes twice as long, since its
// products spend their time on turning weights. The same numbers are added in the same order, so no result changes.
#include "turned.h"

static const int64_t block_bytes = 34, block_values = 32;       // of q8_0: a scale in half precision, then the values

// Rows that the loaded processor's products take side by side; 0: they take weights as ggml has them.
static int ask_for_lanes() {
    ggml_context_ptr c { ggml_init({ 8 * ggml_tensor_overhead() + ggml_graph_overhead(), nullptr, true }) };
    ggml_backend_ptr processor { ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, nullptr) };
    if (!c || !processor) throw std::bad_alloc();
    ggml_tensor * w = ggml_new_tensor_2d(c.get(), GGML_TYPE_Q8_0, block_values, 1), * x = ggml_new_tensor_2d(c.get(), GGML_TYPE_F32, block_values, 1);
    ggml_tensor * answer = ggml_mul_mat(c.get(), w, x);
    ggml_cgraph * gf = ggml_new_graph(c.get());
    ggml_build_forward_expand(gf, answer);
    ggml_backend_buffer_ptr buffer { ggml_backend_alloc_ctx_tensors(c.get(), processor.get()) };
    if (!buffer) throw std::bad_alloc();
    ggml_backend_buffer_clear(buffer.get(), 0);
    w->nb[1] = (1 + lcw_asked) * block_bytes;       // whoever does not know it multiplies the one row, by nothing
    if (!ggml_graph_compute_helper(gf, 1, nullptr, nullptr)) fail("a product could not be computed");
    float lanes = 0;
    ggml_backend_tensor_get(answer, &lanes, 0, sizeof lanes);
    return lanes == 8 || lanes == 16 ? (int) lanes : 0;
}

static int turned_lanes() {
    static const int lanes = ask_for_lanes();
    return lanes;
}

// Panels of rows: a block of all rows, four bytes of each at a time, then their scales. Products want values unsigned. `to` may be the rows.
static void turn_rows(const uint8_t * rows, int64_t count, int64_t length, uint8_t * to) {
    const int64_t lanes = turned_lanes(), row_bytes = length * block_bytes;
    std::vector<uint8_t> panel((size_t) (lanes * row_bytes));
    for (int64_t first = 0; first < count; first += lanes) {
        for (int64_t i = 0; i < lanes; ++i) memcpy(panel.data() + i * row_bytes, rows + std::min(first + i, count - 1) * row_bytes, row_bytes);
        uint8_t * out = to + first * row_bytes;
        for (int64_t b = 0; b < length; ++b, out += lanes * block_bytes)
            for (int64_t i = 0; i < lanes; ++i) {
                const uint8_t * block = panel.data() + i * row_bytes + b * block_bytes;
                memcpy(out + lanes * block_values + 2 * i, block, 2);
                for (int64_t v = 0; v < block_values; ++v) out[v / 4 * 4 * lanes + 4 * i + v % 4] = block[2 + v] ^ 0x80;
            }
    }
}

static bool can_be_turned(const ggml_tensor * w) {
    return w->type == GGML_TYPE_Q8_0 && ggml_n_dims(w) == 2 && ggml_is_contiguous(w) && w->buffer
        && ggml_backend_buffer_get_type(w->buffer) == ggml_backend_cpu_buffer_type() && turned_lanes() > 0;
}

static void mark_turned(ggml_tensor * w) { w->nb[1] = (w->ne[0] / block_values + lcw_turned) * block_bytes; }

// Turns a matrix that is used in products only.
static void turn(ggml_tensor * w) {
    if (!can_be_turned(w) || w->ne[1] % turned_lanes() != 0) return;
    turn_rows((const uint8_t *) w->data, w->ne[1], w->ne[0] / block_values, (uint8_t *) w->data);
    mark_turned(w);
}

// A copy for products of a matrix whose rows are read one by one, too.
struct turned_copy {
    ggml_context_ptr c;
    ggml_backend_buffer_ptr buffer;
};

// Returns the copy, or the matrix itself where it cannot be turned.
static ggml_tensor * copy_turned(ggml_tensor * w, turned_copy & copy) {
    if (!can_be_turned(w)) return w;
    copy.c.reset(ggml_init({ ggml_tensor_overhead(), nullptr, true }));
    if (!copy.c) throw std::bad_alloc();
    ggml_tensor * t = ggml_new_tensor_2d(copy.c.get(), w->type, w->ne[0], GGML_PAD(w->ne[1], turned_lanes()));
    copy.buffer.reset(ggml_backend_alloc_ctx_tensors_from_buft(copy.c.get(), ggml_backend_cpu_buffer_type()));
    if (!copy.buffer) throw std::bad_alloc();
    ggml_backend_buffer_set_usage(copy.buffer.get(), GGML_BACKEND_BUFFER_USAGE_WEIGHTS);
    turn_rows((const uint8_t *) w->data, w->ne[1], w->ne[0] / block_values, (uint8_t *) t->data);
    t->ne[1] = w->ne[1];
    mark_turned(t);
    return t;
}
