// Moonshine's weights: a second network, beside Whisper. It hears samples of any length (no mel, nothing padded to 30 s), writes English only,
// and its word times come from six of its decoder's heads. What it computes: docs/decisions/0070-moonshine.md. The processor computes it.

// What the file must say of itself. Another member of the family needs its alignment heads found before it can be used here.
struct moonshine_shape {
    const char * name;
    uint32_t value;
};
static const int moon_width = 416, moon_heads = 8, moon_head = 52, moon_rotary = 32, moon_layers = 8, moon_feed = 1664, moon_vocabulary = 32768;
static const moonshine_shape moonshine_shapes[] = {
    { "encoder_layers", moon_layers }, { "decoder_layers", moon_layers }, { "heads", moon_heads }, { "width", moon_width }, { "head_size", moon_head },
    { "rotary_size", moon_rotary }, { "feed_forward", moon_feed }, { "vocabulary", moon_vocabulary }, { "sot", 1 }, { "eot", 2 },
};
static const struct { int layer, head; } moon_alignment[] = { { 4, 2 }, { 5, 5 }, { 5, 6 }, { 6, 0 }, { 6, 1 }, { 6, 4 } };
static const float moon_eps = 1e-5f, moon_theta = 10000.0f;

// Convolutions before the encoder: width and step of each, in samples or frames of the one before. Together a frame is 384 samples.
static const int moon_kernel[] = { 127, 7, 3 }, moon_step[] = { 64, 3, 2 };
static const int moon_kernel_filled = 128;          // the first kernel with a zero at its end, since round lengths are faster
static const int moon_places = 1280;                // frames that a window can have: 30 s and some
static const int moon_text = 512;                   // tokens

struct moonshine_attention { ggml_tensor * norm, * q, * k, * v, * o; };
struct moonshine_layer {
    moonshine_attention self, cross;                // cross: of the decoder only
    ggml_tensor * norm, * up, * up_bias, * down, * down_bias;
};

struct lcw_moonshine {
    std::vector<ggml_context_ptr> contexts;
    std::vector<ggml_backend_buffer_ptr> buffers;
    std::map<std::string, ggml_tensor *> tensors;   // by their names in the file
    ggml_tensor * conv[3], * conv_bias[3], * group_weight, * group_bias, * encoder_norm, * embedding, * logits, * decoder_norm;
    turned_copy turned_embedding;
    moonshine_layer encoder[moon_layers], decoder[moon_layers];
};

// How a tensor of the file is kept: its matrix of `width` times `rows`, in this type.
struct moonshine_kept {
    ggml_type in_file, type;
    int64_t width, rows;
    int64_t file_width;                             // of a row in the file; what is missing is zero
};

using moonshine_table = std::map<std::string, moonshine_kept>;

static void add_linear(moonshine_table & t, const std::string & name, int in, int out, bool bias) {
    t[name + ".weight"] = { GGML_TYPE_Q8_0, GGML_TYPE_Q8_0, in, out, in };
    if (bias) t[name + ".bias"] = { GGML_TYPE_F32, GGML_TYPE_F32, out, 1, out };
}

static void add_vector(moonshine_table & t, const std::string & name, int width) { t[name] = { GGML_TYPE_F32, GGML_TYPE_F32, width, 1, width }; }

static void add_attention(moonshine_table & t, const std::string & name) {
    for (const char * part : { ".q_proj", ".k_proj", ".v_proj", ".o_proj" }) add_linear(t, name + part, moon_width, moon_width, false);
}

// Every tensor that the network has.
static moonshine_table moonshine_tensors() {
    moonshine_table t;
    t["encoder.conv1.weight"] = { GGML_TYPE_F16, GGML_TYPE_F32, moon_kernel_filled, moon_width, moon_kernel[0] };
    const int seven = moon_kernel[1] * moon_width, three = moon_kernel[2] * 2 * moon_width;
    t["encoder.conv2.weight"] = { GGML_TYPE_F16, GGML_TYPE_Q8_0, seven, 2 * moon_width, seven };
    t["encoder.conv3.weight"] = { GGML_TYPE_F16, GGML_TYPE_Q8_0, three, moon_width, three };
    add_vector(t, "encoder.conv2.bias", 2 * moon_width);
    for (const char * name : { "encoder.conv3.bias", "encoder.groupnorm.weight", "encoder.groupnorm.bias", "encoder.layer_norm.weight", "decoder.norm.weight" })
        add_vector(t, name, moon_width);
    t["decoder.embed_tokens.weight"] = { GGML_TYPE_Q8_0, GGML_TYPE_Q8_0, moon_width, moon_vocabulary, moon_width };
    for (int l = 0; l < moon_layers; ++l)
        for (const bool decoder : { false, true }) {
            const std::string p = (decoder ? "decoder.layers." : "encoder.layers.") + std::to_string(l);
            add_attention(t, p + ".self_attn");
            if (decoder) add_attention(t, p + ".encoder_attn");
            add_linear(t, p + ".mlp.fc1", moon_width, decoder ? 2 * moon_feed : moon_feed, true);
            add_linear(t, p + ".mlp.fc2", moon_feed, moon_width, true);
            add_vector(t, p + ".input_layernorm.weight", moon_width);
            add_vector(t, p + ".post_attention_layernorm.weight", moon_width);
            if (decoder) add_vector(t, p + ".final_layernorm.weight", moon_width);
        }
    return t;
}

// The file was checked before it came here; a file that has changed since then must not end the process either.
static void require_moonshine(const gguf_context * g, const ggml_context * meta, const moonshine_table & table) {
    for (const auto & shape : moonshine_shapes) {
        const int64_t key = gguf_find_key(g, (std::string("moonshine.") + shape.name).c_str());
        if (key < 0 || gguf_get_kv_type(g, key) != GGUF_TYPE_UINT32 || gguf_get_val_u32(g, key) != shape.value)
            fail(std::string("it is not Moonshine base: ") + shape.name + " is missing or another");
    }
    for (const auto & [name, kept] : table) {
        const ggml_tensor * t = ggml_get_tensor(const_cast<ggml_context *>(meta), name.c_str());
        if (!t) fail("the tensor " + name + " is missing");
        if (t->type != kept.in_file || ggml_nelements(t) != kept.file_width * kept.rows || (kept.rows > 1 && ggml_nelements(t) / t->ne[ggml_n_dims(t) - 1] != kept.file_width))
            fail("the tensor " + name + " has another shape or type");
    }
}

// The bytes of a tensor as it is kept.
static std::vector<char> converted(std::vector<char> raw, const moonshine_kept & kept) {
    if (kept.in_file == kept.type) return raw;
    std::vector<float> wide((size_t) (kept.width * kept.rows), 0.0f);
    for (int64_t r = 0; r < kept.rows; ++r)
        ggml_fp16_to_fp32_row((const ggml_fp16_t *) raw.data() + r * kept.file_width, wide.data() + r * kept.width, kept.file_width);
    std::vector<char> out(ggml_row_size(kept.type, kept.width) * kept.rows);
    if (kept.type == GGML_TYPE_F32) memcpy(out.data(), wide.data(), out.size());
    else ggml_quantize_chunk(kept.type, wide.data(), out.data(), 0, kept.rows, kept.width, nullptr);
    return out;
}

// Makes room for every tensor, in the memory that its products are fastest from (instruction sets such as AMX have a layout of their own).
static void place_moonshine(lcw_moonshine & m, const moonshine_table & table) {
    auto params = whisper_context_default_params();
    params.use_gpu = false;
    const auto kinds = make_buft_list(params);
    std::map<ggml_backend_buffer_type_t, ggml_context *> by_kind;
    for (const auto & [name, kept] : table) {
        ggml_context_ptr shape { ggml_init({ ggml_tensor_overhead(), nullptr, true }) };
        if (!shape) throw std::bad_alloc();
        const bool matrix = kept.type == GGML_TYPE_Q8_0 && name != "decoder.embed_tokens.weight";    // whose rows are read one by one, too
        ggml_tensor * w = ggml_new_tensor_2d(shape.get(), kept.type, kept.width, kept.rows);
        const auto kind = matrix ? select_weight_buft(whisper_hparams {}, w, GGML_OP_MUL_MAT, kinds) : ggml_backend_cpu_buffer_type();
        auto & c = by_kind[kind];
        if (!c) {
            m.contexts.emplace_back(c = ggml_init({ ggml_tensor_overhead() * (table.size() + 1), nullptr, true }));
            if (!c) throw std::bad_alloc();
        }
        m.tensors[name] = ggml_set_name(ggml_new_tensor_2d(c, kept.type, kept.width, kept.rows), name.c_str());
    }
    for (const auto & [kind, c] : by_kind) {
        m.buffers.emplace_back(ggml_backend_alloc_ctx_tensors_from_buft(c, kind));
        if (!m.buffers.back()) throw std::bad_alloc();
    }
}

static moonshine_attention attention_of(lcw_moonshine & m, const std::string & layer, const char * kind, const char * norm) {
    const auto part = [&](const char * name) { return m.tensors.at(layer + kind + name + ".weight"); };
    return { m.tensors.at(layer + norm), part(".q_proj"), part(".k_proj"), part(".v_proj"), part(".o_proj") };
}

static void name_moonshine(lcw_moonshine & m) {
    const auto at = [&](const std::string & name) { return m.tensors.at(name); };
    for (int i = 0; i < 3; ++i) {
        m.conv[i] = at("encoder.conv" + std::to_string(i + 1) + ".weight");
        m.conv_bias[i] = i > 0 ? at("encoder.conv" + std::to_string(i + 1) + ".bias") : nullptr;
    }
    m.group_weight = at("encoder.groupnorm.weight");
    m.group_bias = at("encoder.groupnorm.bias");
    m.encoder_norm = at("encoder.layer_norm.weight");
    m.embedding = at("decoder.embed_tokens.weight");
    m.decoder_norm = at("decoder.norm.weight");
    for (int l = 0; l < moon_layers; ++l)
        for (const bool decoder : { false, true }) {
            const std::string p = (decoder ? "decoder.layers." : "encoder.layers.") + std::to_string(l);
            auto & layer = (decoder ? m.decoder : m.encoder)[l];
            layer.self = attention_of(m, p, ".self_attn", ".input_layernorm.weight");
            if (decoder) layer.cross = attention_of(m, p, ".encoder_attn", ".post_attention_layernorm.weight");
            layer.norm = at(p + (decoder ? ".final_layernorm.weight" : ".post_attention_layernorm.weight"));
            layer.up = at(p + ".mlp.fc1.weight");
            layer.up_bias = at(p + ".mlp.fc1.bias");
            layer.down = at(p + ".mlp.fc2.weight");
            layer.down_bias = at(p + ".mlp.fc2.bias");
        }
}

extern "C" {

lcw_moonshine * lcw_moonshine_load(const char * path) {
    return guarded<lcw_moonshine *>(nullptr, [&] {
        allocating scope(false);
        model_file file(path);
        ggml_context * read = nullptr;
        gguf_context_ptr g { gguf_init_from_file(path, { true, &read }) };
        ggml_context_ptr meta { read };
        if (!g) fail("it is not a GGUF file, or a damaged one");
        const auto table = moonshine_tensors();
        require_moonshine(g.get(), meta.get(), table);
        std::unique_ptr<lcw_moonshine> m(new lcw_moonshine {});
        place_moonshine(*m, table);
        for (const auto & [name, kept] : table) {
            std::vector<char> raw(ggml_row_size(kept.in_file, kept.file_width) * kept.rows);
            file.stream.seekg((std::streamoff) (gguf_get_data_offset(g.get()) + gguf_get_tensor_offset(g.get(), gguf_find_tensor(g.get(), name.c_str()))));
            if (!file.stream.read(raw.data(), (std::streamsize) raw.size())) fail("it is cut short");
            raw = converted(std::move(raw), kept);
            ggml_backend_tensor_set(m->tensors.at(name), raw.data(), 0, raw.size());
        }
        name_moonshine(*m);
        m->logits = copy_turned(m->embedding, m->turned_embedding);
        for (const auto & [name, w] : m->tensors) if (w != m->embedding) turn(w);
        return m.release();
    });
}

void lcw_moonshine_free(lcw_moonshine * m) { guarded(0, [&] { delete m; return 0; }); }

int lcw_moonshine_info(lcw_moonshine_sizes * o) {
    return guarded(-1, [&] {
        if (o->size != (int) sizeof(lcw_moonshine_sizes)) fail("lcw_moonshine_sizes has another size");
        o->vocabulary = moon_vocabulary;
        o->width = moon_width;
        o->frame_samples = moon_step[0] * moon_step[1] * moon_step[2];
        o->frames = moon_places;
        o->text_context = moon_text;
        o->sot = 1;
        o->eot = 2;
        return 0;
    });
}

}
