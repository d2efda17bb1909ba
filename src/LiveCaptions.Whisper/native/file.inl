// Model files by their UTF-8 path: whisper.cpp opens them in the system's code page on Windows, which a user's name may not fit.

struct model_file {
    std::ifstream stream;

    explicit model_file(const char * path) : stream(std::filesystem::u8path(path), std::ios::binary) {
        if (!stream) fail("the file could not be opened");
    }

    whisper_model_loader loader() {
        whisper_model_loader l {};
        l.context = &stream;
        l.read = [](void * c, void * out, size_t bytes) -> size_t {
            auto & s = *static_cast<std::ifstream *>(c);
            s.read(static_cast<char *>(out), (std::streamsize) bytes);
            return (size_t) s.gcount();
        };
        l.eof   = [](void * c) { return static_cast<std::ifstream *>(c)->eof(); };
        l.close = [](void * c) { static_cast<std::ifstream *>(c)->close(); };
        return l;
    }
};
