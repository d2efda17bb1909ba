// Products of weights and activations that a step spends most of its time on: 8-bit ones (ggml's q8_0) with the dot products of bytes that
// newer processors have (VNNI), and half-precision ones. ggml's own kernels for them (llamafile's) go along a row and add up its parts at
// its end; these put the same place of 16 rows side by side, so that nothing is left to add up, and one instruction multiplies them by
// what a column has there. Other kinds of products, and other processors, are left to ggml.
#include "ggml-cpu-impl.h"
#include "llamafile/sgemm.h"
#include "turned.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

// ggml's file llamafile/sgemm.cpp is compiled with this name for its function, see CMakeLists.txt.
extern "C" bool lcw_other_products(const ggml_compute_params *, int64_t, int64_t, int64_t, const void *, int64_t, const void *, int64_t, void *,
                                   int64_t, int, int, int);

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define LCW_LANES 16
#elif defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)
#define LCW_LANES 8
#endif
#if defined(LCW_LANES) && (LCW_LANES == 16 ? defined(__AVX512VNNI__) : defined(__AVXVNNI__))
#define LCW_BYTES 1
#endif

#if defined(LCW_LANES)

#include "lanes.h"

namespace {

constexpr int lanes = LCW_LANES;                // rows side by side: a panel
constexpr int group = 8;                        // columns whose sums are kept in registers
constexpr int64_t most_columns = 64;            // that are prepared at once

inline float float_of(uint16_t half) { return _mm_cvtss_f32(_mm_cvtph_ps(_mm_cvtsi32_si128(half))); }

// Turns 16 bytes of each row into four registers with four bytes of each row.
inline void transpose(const char * const * rows, int64_t at, ints * to) {
    const ints a = quarters(rows, 0, at), b = quarters(rows, 1, at), c = quarters(rows, 2, at), d = quarters(rows, 3, at);
    const ints ab = low_pairs(a, b), cd = low_pairs(c, d), ab_high = high_pairs(a, b), cd_high = high_pairs(c, d);
    to[0] = low_quads(ab, cd);
    to[1] = high_quads(ab, cd);
    to[2] = low_quads(ab_high, cd_high);
    to[3] = high_quads(ab_high, cd_high);
}

#if defined(LCW_BYTES)

#if LCW_LANES == 16
inline ints add_products(ints sum, ints unsigneds, ints signeds) { return _mm512_dpbusd_epi32(sum, unsigneds, signeds); }
#else
inline ints add_products(ints sum, ints unsigneds, ints signeds) { return _mm256_dpbusd_avx_epi32(sum, unsigneds, signeds); }
#endif

// Rows and columns of 8-bit numbers, whose length counts blocks. The instruction wants one side unsigned, so 128 is added to each weight.
struct bytes {
    static constexpr int block_size = 32, words = block_size / 4;
    struct element {                            // a block
        uint16_t scale;                         // half precision
        int8_t values[block_size];
    };
    static_assert(sizeof(element) == 34, "as in ggml");
    struct place {                              // a block of all rows of a panel: four bytes of each at a time
        uint8_t values[words][4 * lanes];
        uint16_t scales[lanes];                 // half precision
    };
    static_assert(sizeof(place) == lanes * sizeof(element), "weights that are kept turned take no more room");
    struct column {                             // what a column's block has in common for all rows
        float scale;
        int32_t excess;                         // what weights that are 128 too large add, negative
    };

    static void pack(const element * const * from, int64_t length, place * panel) {
        constexpr int lines = (lanes * sizeof(element) + 63) / 64;
        const char * rows[lanes];
        for (int i = 0; i < lanes; ++i) rows[i] = (const char *) from[i] + offsetof(element, values);
        const char * next = (const char *) (from[lanes - 1] + length);      // weights come from main memory, each once in a step
        const ints sign = all((int32_t) 0x80808080);
        for (int64_t b = 0; b < length; ++b) {
            const int64_t at = b * (int64_t) sizeof(element);
            for (int line = 0; line < lines; ++line) _mm_prefetch(next + (b * lines + line) * 64, _MM_HINT_T0);
            ints values[words];
            transpose(rows, at, values);
            transpose(rows, at + 16, values + 4);
            for (int k = 0; k < words; ++k) store((void *) panel[b].values[k], flipped(values[k], sign));
            for (int i = 0; i < lanes; ++i) panel[b].scales[i] = from[i][b].scale;
        }
    }

    static void prepare(const element * x, int64_t length, column * to) {
        for (int64_t b = 0; b < length; ++b) {
            int32_t sum = 0;
            for (const int8_t v : x[b].values) sum += v;
            to[b] = { float_of(x[b].scale), -128 * sum };
        }
    }

    template <int columns>
    static void multiply(const place * panel, int64_t length, const element * x, int64_t stride, const column * about, float (*out)[lanes]) {
        floats total[columns];
        for (auto & t : total) t = zero();
        for (int64_t b = 0; b < length; ++b) {
            ints sum[columns];
            for (int c = 0; c < columns; ++c) sum[c] = all(about[c * length + b].excess);
            for (int k = 0; k < words; ++k) {
                const ints w = load(panel[b].values[k]);
                for (int c = 0; c < columns; ++c) {
                    int32_t four;
                    memcpy(&four, x[c * stride + b].values + 4 * k, 4);
                    sum[c] = add_products(sum[c], w, all(four));
                }
            }
            const floats scales = from_half(panel[b].scales);
            for (int c = 0; c < columns; ++c)
                total[c] = add_product(total[c], to_floats(sum[c]), times(scales, all(about[c * length + b].scale)));
        }
        for (int c = 0; c < columns; ++c) store(out[c], total[c]);
    }
};

#endif

// Rows and columns of half-precision numbers.
struct halves {
    using element = uint16_t;
    using place = floats;
    using column = float;

    static void pack(const element * const * from, int64_t length, place * panel) {
        const char * rows[lanes];
        for (int i = 0; i < lanes; ++i) rows[i] = (const char *) from[i];
        int64_t k = 0;
        for (; k + 8 <= length; k += 8) {
            ints pairs[4];
            transpose(rows, k * (int64_t) sizeof(element), pairs);
            for (int i = 0; i < 4; ++i) {
                panel[k + 2 * i] = from_low_halves(pairs[i]);
                panel[k + 2 * i + 1] = from_high_halves(pairs[i]);
            }
        }
        for (; k < length; ++k) {
            uint16_t one[lanes];
            for (int i = 0; i < lanes; ++i) one[i] = from[i][k];
            panel[k] = from_half(one);
        }
    }

    static void prepare(const element * x, int64_t length, column * to) {
        int64_t k = 0;
        for (; k + lanes <= length; k += lanes) store(to + k, from_half(x + k));
        for (; k < length; ++k) to[k] = float_of(x[k]);
    }

    template <int columns>
    static void multiply(const place * panel, int64_t length, const element *, int64_t, const column * x, float (*out)[lanes]) {
        floats total[columns];
        for (auto & t : total) t = zero();
        for (int64_t k = 0; k < length; ++k) {
            const floats w = panel[k];
            for (int c = 0; c < columns; ++c) total[c] = add_product(total[c], w, all(x[c * length + k]));
        }
        for (int c = 0; c < columns; ++c) store(out[c], total[c]);
    }
};

// Rows times columns; element (row, column) of the result is result[column * result_stride + row].
template <class kind>
struct product {
    using element = typename kind::element;
    const element * rows;
    int64_t row_count, row_stride;
    const element * columns;
    int64_t column_count, column_stride;
    int64_t length;
    float * result;
    int64_t result_stride;
    const typename kind::place * turned = nullptr;      // the rows as they are needed, if they are kept so

    // Computes one thread's part: panels of rows, and where these are few also parts of the columns.
    void compute(int thread, int threads) const {
        const int64_t panels = (row_count + lanes - 1) / lanes;
        const int64_t wanted = std::min<int64_t>((threads + panels - 1) / panels, (column_count + group - 1) / group);
        const int64_t step = std::min(most_columns, (column_count + wanted - 1) / wanted);
        const int64_t parts = (column_count + step - 1) / step, jobs = parts * panels;
        // Not kept for the next product: on Windows a library should have no work to do when a thread of somebody else's ends.
        const std::unique_ptr<typename kind::place[]> panel(turned ? nullptr : new typename kind::place[length]);
        const std::unique_ptr<typename kind::column[]> prepared(new typename kind::column[step * length]);
        int64_t ready = -1;                     // the part whose columns are prepared
        for (int64_t job = jobs * thread / threads; job < jobs * (thread + 1) / threads; ++job) {
            const int64_t first = job / panels * step, count = std::min(step, column_count - first);
            if (ready != first)
                for (int64_t c = 0; c < count; ++c) kind::prepare(columns + (first + c) * column_stride, length, prepared.get() + c * length);
            ready = first;
            multiply(job % panels * lanes, first, count, panel.get(), prepared.get());
        }
    }

    const typename kind::place * panel_at(int64_t row, int here, typename kind::place * packed) const {
        if (turned) return turned + row / lanes * length;
        const element * from[lanes];
        for (int i = 0; i < lanes; ++i) from[i] = rows + (row + std::min(i, here - 1)) * row_stride;
        kind::pack(from, length, packed);
        return packed;
    }

    void multiply(int64_t row, int64_t first, int64_t count, typename kind::place * packed, const typename kind::column * prepared) const {
        const int here = (int) std::min<int64_t>(lanes, row_count - row);
        const auto * panel = panel_at(row, here, packed);
        float out[group][lanes];
        for (int64_t c = 0; c < count; c += group) {
            const int some = (int) std::min<int64_t>(group, count - c);
            const element * x = columns + (first + c) * column_stride;
            const auto * about = prepared + c * length;
            switch (some) {
                case 1: kind::template multiply<1>(panel, length, x, column_stride, about, out); break;
                case 2: kind::template multiply<2>(panel, length, x, column_stride, about, out); break;
                case 3: kind::template multiply<3>(panel, length, x, column_stride, about, out); break;
                case 4: kind::template multiply<4>(panel, length, x, column_stride, about, out); break;
                case 5: kind::template multiply<5>(panel, length, x, column_stride, about, out); break;
                case 6: kind::template multiply<6>(panel, length, x, column_stride, about, out); break;
                case 7: kind::template multiply<7>(panel, length, x, column_stride, about, out); break;
                default: kind::template multiply<8>(panel, length, x, column_stride, about, out); break;
            }
            for (int i = 0; i < some; ++i) memcpy(result + (first + c + i) * result_stride + row, out[i], here * sizeof(float));
        }
    }
};

} // namespace

#endif

extern "C" bool llamafile_sgemm(const ggml_compute_params * params, int64_t m, int64_t n, int64_t k, const void * a, int64_t lda, const void * b,
                                int64_t ldb, void * c, int64_t ldc, int a_type, int b_type, int c_type) {
#if defined(LCW_BYTES)
    if (a_type == GGML_TYPE_Q8_0 && b_type == GGML_TYPE_Q8_0 && c_type == GGML_TYPE_F32) {
        if (lda == k + lcw_asked) *(float *) c = lanes;
        else
            product<bytes> { (const bytes::element *) a, m, lda, (const bytes::element *) b, n, ldb, k, (float *) c, ldc,
                             lda == k + lcw_turned ? (const bytes::place *) a : nullptr }.compute(params->ith, params->nth);
        return true;
    }
#endif
#if defined(LCW_LANES)
    // For one column, too, where turning the rows costs as much as it spares: a token read alone then has the same scores, to the bit, as in
    // a batch, so that a draft that is verified and a text that is written token by token do not differ by rounding.
    if (a_type == GGML_TYPE_F16 && b_type == GGML_TYPE_F16 && c_type == GGML_TYPE_F32) {
        product<halves> { (const uint16_t *) a, m, lda, (const uint16_t *) b, n, ldb, k, (float *) c, ldc }.compute(params->ith, params->nth);
        return true;
    }
#endif
    return lcw_other_products(params, m, n, k, a, lda, b, ldb, c, ldc, a_type, b_type, c_type);
}
