// One translation unit: whisper.cpp's encoder, decoder, caches and voice detector are `static`,
// so its source is included here and the parts below use its internals.
#include "whisper.cpp"

#include "gguf.h"
#include "lcw.h"

#include <filesystem>
#include <fstream>
#include <mutex>
#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#endif

#include "guard.inl"
#include "hardware.inl"
#include "turned.inl"
#include "check.inl"
#include "file.inl"
#include "model.inl"
#include "mel.inl"
#include "texts.inl"
#include "encoder.inl"
#include "decoder.inl"
#include "detector.inl"
#include "moonshine.inl"
#include "moonshine-encoder.inl"
#include "moonshine-decoder.inl"
