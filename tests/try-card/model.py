"""Writes a model of random weights in the shape of large-v3-turbo, in q8_0 (880 MB): model.py FILE

A graphics card takes as long for it as for the real one, which is not carried along. Layout: models/convert-pt-to-ggml.py of whisper.cpp.
"""

import os
import struct
import sys

VOCABULARY, WRITTEN_TOKENS = 51866, 50257
SOUND_FRAMES, WIDTH, HEADS, ENCODER_LAYERS = 1500, 1280, 20, 32
TEXT_POSITIONS, DECODER_LAYERS = 448, 4
BANDS, BINS = 128, 201
F32, F16, Q8_0 = 0, 1, 8
FILE_OF_Q8_0 = 2007  # the quantization's version 2, in thousands, and the file's type


def half(number):
    return struct.pack("<e", number)


# A block of 32 weights is a scale and as many signed bytes: together about as large as weights that keep a signal's size.
PATTERN = 1 << 15
BLOCKS = {
    F32: (4, struct.pack("<f", 0.01) * PATTERN),
    F16: (2, b"".join(half((b - 128) / 4000) for b in os.urandom(PATTERN))),
    Q8_0: (34, b"".join(half(0.0004) + os.urandom(32) for _ in range(PATTERN))),
}


def write_pattern(file, kind, elements):
    size, pattern = BLOCKS[kind]
    left = elements // (32 if kind == Q8_0 else 1) * size
    while left > 0:
        file.write(pattern[:left])
        left -= len(pattern)


def write_tensor(file, name, kind, *shape):
    file.write(struct.pack("<3i", len(shape), len(name), kind) + struct.pack(f"<{len(shape)}i", *shape) + name.encode())
    elements = 1
    for size in shape:
        elements *= size
    write_pattern(file, kind, elements)


def write_norm(file, name):
    write_tensor(file, f"{name}.weight", F32, WIDTH)
    write_tensor(file, f"{name}.bias", F32, WIDTH)


def write_matrix(file, name, inputs, outputs, bias=True):
    write_tensor(file, f"{name}.weight", Q8_0, inputs, outputs)
    if bias:
        write_tensor(file, f"{name}.bias", F32, outputs)


def write_attention(file, name):
    write_norm(file, f"{name}_ln")
    for part in ("query", "key", "value", "out"):
        write_matrix(file, f"{name}.{part}", WIDTH, WIDTH, bias=part != "key")


def write_layer(file, name, attentions):
    for attention in attentions:
        write_attention(file, f"{name}.{attention}")
    write_norm(file, f"{name}.mlp_ln")
    write_matrix(file, f"{name}.mlp.0", WIDTH, 4 * WIDTH)
    write_matrix(file, f"{name}.mlp.2", 4 * WIDTH, WIDTH)


def write_model(file):
    file.write(b"lmgg")
    encoder = (SOUND_FRAMES, WIDTH, HEADS, ENCODER_LAYERS)
    decoder = (TEXT_POSITIONS, WIDTH, HEADS, DECODER_LAYERS)
    file.write(struct.pack("<11i", VOCABULARY, *encoder, *decoder, BANDS, FILE_OF_Q8_0))
    file.write(struct.pack("<2i", BANDS, BINS))
    write_pattern(file, F32, BANDS * BINS)
    file.write(struct.pack("<i", WRITTEN_TOKENS))
    for token in range(WRITTEN_TOKENS):
        text = f" {token}".encode()
        file.write(struct.pack("<i", len(text)) + text)
    write_tensor(file, "encoder.positional_embedding", F32, WIDTH, SOUND_FRAMES)
    write_tensor(file, "encoder.conv1.weight", F16, 3, BANDS, WIDTH)
    write_tensor(file, "encoder.conv1.bias", F32, 1, WIDTH)
    write_tensor(file, "encoder.conv2.weight", F16, 3, WIDTH, WIDTH)
    write_tensor(file, "encoder.conv2.bias", F32, 1, WIDTH)
    write_norm(file, "encoder.ln_post")
    for layer in range(ENCODER_LAYERS):
        write_layer(file, f"encoder.blocks.{layer}", ["attn"])
    write_tensor(file, "decoder.positional_embedding", F32, WIDTH, TEXT_POSITIONS)
    write_tensor(file, "decoder.token_embedding.weight", Q8_0, WIDTH, VOCABULARY)
    write_norm(file, "decoder.ln")
    for layer in range(DECODER_LAYERS):
        write_layer(file, f"decoder.blocks.{layer}", ["attn", "cross_attn"])


with open(sys.argv[1], "wb") as target:
    write_model(target)
