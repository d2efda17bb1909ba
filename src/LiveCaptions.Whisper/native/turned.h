// Weights that lie as products.cpp reads them, so that a product need not turn them. ggml passes on no more of a matrix than its address and
// the distance between its rows, counted in blocks: turned weights are known by a distance that no other matrix has.
#pragma once

#include <cstdint>

static const int64_t lcw_turned = 1 << 24;          // blocks more than a row has
static const int64_t lcw_asked = 1 << 25;           // the same, of a matrix of one row: the product is to be the rows of a panel, or 0
