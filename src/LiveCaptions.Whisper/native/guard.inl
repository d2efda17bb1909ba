// No C++ exception leaves the library: an uncaught one would end the process.

static thread_local std::string last_error;
static thread_local std::string last_complaint;     // the last error that whisper.cpp logged: the cause behind a bare "failed"

static void listen_to_log(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR && text) last_complaint = text;
}

// ggml ends the process when a card's driver reports an unexpected error, and when memory is short. An exception is thrown instead while
// a card computes for this thread (the step fails, and the processor can take over) and while this thread allocates. While the
// processor computes nothing is changed, since no exception may leave an OpenMP thread.
enum class aborts { end_process, fail_call, lack_memory };
static thread_local aborts aborts_now = aborts::end_process;

struct aborts_scope {
    const aborts before = aborts_now;
    explicit aborts_scope(aborts now) { aborts_now = now; }
    ~aborts_scope() { aborts_now = before; }
};

// While a graph is computed, on a card or on the processor.
struct computing : aborts_scope {
    explicit computing(bool on_card) : aborts_scope(on_card ? aborts::fail_call : aborts::end_process) {}
};

// While buffers are allocated and filled.
struct allocating : aborts_scope {
    explicit allocating(bool on_card) : aborts_scope(on_card ? aborts::fail_call : aborts::lack_memory) {}
};

static void listen_to_abort(const char * message) {
    if (aborts_now == aborts::fail_call) throw std::runtime_error(message ? message : "the graphics card failed");
    if (aborts_now == aborts::lack_memory) throw std::bad_alloc();
    fprintf(stderr, "%s\n", message);               // with a callback set, ggml prints nothing itself, and then aborts
}

[[noreturn]] static void fail(const std::string & what) {
    std::string cause = last_complaint;
    while (!cause.empty() && (cause.back() == '\n' || cause.back() == ' ')) cause.pop_back();
    throw std::runtime_error(cause.empty() ? what : what + " (" + cause + ")");
}

template <class R, class F> static R guarded(R failed, F body) noexcept {
    try {
        last_error.clear();
        last_complaint.clear();
        return body();
    } catch (const std::bad_alloc &) {
        try { last_error = "not enough memory"; } catch (...) {}
    } catch (const std::exception & e) {
        try { last_error = e.what(); } catch (...) {}
    } catch (...) {
        try { last_error = "an unknown native exception"; } catch (...) {}
    }
    return failed;
}

extern "C" {

int          lcw_abi(void)        { return LCW_ABI; }
const char * lcw_version(void)    { return WHISPER_VERSION; }
const char * lcw_last_error(void) { return last_error.c_str(); }
int          lcw_card_fails(void) { return guarded(-1, []() -> int { computing scope(true); GGML_ABORT("a driver's error"); }); }
const char * lcw_system(void)     { return guarded<const char *>("", [] { return whisper_print_system_info(); }); }

}
