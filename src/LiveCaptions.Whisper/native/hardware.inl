// The devices that compute: always the processor, and a graphics card if one is asked for. With modules both are loaded from files.

// The GPU with this number among all known ones, in the order in which whisper.cpp counts them.
static ggml_backend_dev_t gpu_at(int gpu) {
    for (size_t i = 0, seen = 0; i < ggml_backend_dev_count(); ++i) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        const auto kind = ggml_backend_dev_type(device);
        if (kind != GGML_BACKEND_DEVICE_TYPE_GPU && kind != GGML_BACKEND_DEVICE_TYPE_IGPU) continue;
        if ((int) seen++ == gpu) return device;
    }
    return nullptr;
}

// Loads a module by its UTF-8 path, which ggml takes for one in the system's code page on Windows.
static bool load_module(const char * path) {
#if defined(_WIN32)
    auto library = LoadLibraryW(std::filesystem::u8path(path).c_str());
    auto init = library ? (ggml_backend_reg_t (*)()) (void *) GetProcAddress(library, "ggml_backend_init") : nullptr;
    auto backend = init ? init() : nullptr;
    if (backend) ggml_backend_register(backend);
    return backend != nullptr;
#else
    return ggml_backend_load(path) != nullptr;
#endif
}

static void copy_text(char * to, size_t capacity, const char * from) {
    snprintf(to, capacity, "%s", from ? from : "");
}

extern "C" {

int lcw_start(const char * folder, const char * module) {
    return guarded(-1, [&] {
        whisper_log_set(listen_to_log, nullptr);
        ggml_log_set(listen_to_log, nullptr);
        ggml_set_abort_callback(listen_to_abort);
        if (!ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU)) {
            if (module) load_module(module);
            else ggml_backend_load_all_from_path(folder);
        }
        if (!ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU)) fail("no module for this processor was found");
        return 0;
    });
}

int lcw_gpu_open(const char * module) {
    return guarded(-1, [&]() -> int {
#ifndef GGML_BACKEND_DL
        (void) module;
        fail("this engine is one file and takes no modules");
#else
        if (!load_module(module)) fail("its module could not be loaded, or it found no driver");
        return lcw_gpu_count();
#endif
    });
}

int lcw_gpu_count(void) {
    return guarded(-1, [] {
        int count = 0;
        while (gpu_at(count)) ++count;
        return count;
    });
}

int lcw_gpu_info(int gpu, lcw_gpu * o) {
    return guarded(-1, [&] {
        if (o->size != (int) sizeof(lcw_gpu)) fail("lcw_gpu has another size");
        ggml_backend_dev_t device = gpu_at(gpu);
        if (!device) fail("there is no GPU with this number");
        size_t free = 0, total = 0;
        ggml_backend_dev_memory(device, &free, &total);
        o->integrated = ggml_backend_dev_type(device) == GGML_BACKEND_DEVICE_TYPE_IGPU;
        o->free = (int64_t) free;
        o->total = (int64_t) total;
        copy_text(o->kind, sizeof(o->kind), ggml_backend_reg_name(ggml_backend_dev_backend_reg(device)));
        copy_text(o->name, sizeof(o->name), ggml_backend_dev_description(device));
        return 0;
    });
}

}
