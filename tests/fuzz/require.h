// What a fuzz target does when a promise is broken: it ends at once, with the promise on the
// screen.
#pragma once

#include <cstdio>
#include <cstdlib>

#define TENKEN_REQUIRE(condition)                                                        \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            std::fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                \
        }                                                                                \
    } while (false)
