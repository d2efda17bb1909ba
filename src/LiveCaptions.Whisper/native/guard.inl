// No C++ exception leaves the library: an uncaught one would end the process.

static thread_local std::string last_error;
static thread_local std::string last_complaint;     // the last error that whisper.cpp logged: the cause behind a bare "failed"

static void listen_to_log(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR && text) last_complaint = text;
}

// ggml ends the process when a card's driver reports an unexpected error. While a card computes for this thread, an exception is thrown
// instead: the step fails, and the processor can take over. On the processor nothing is changed, since no exception may leave
// an OpenMP thread.
static thread_local bool card_computes = false;

struct on_card {
    explicit on_card(bool computes) { card_computes = computes; }
    ~on_card() { card_computes = false; }
};

static void listen_to_abort(const char * message) {
    if (card_computes) throw std::runtime_error(message ? message : "the graphics card failed");
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
int          lcw_card_fails(void) { return guarded(-1, []() -> int { on_card scope(true); GGML_ABORT("a driver's error"); }); }
const char * lcw_system(void)     { return guarded<const char *>("", [] { return whisper_print_system_info(); }); }

}
