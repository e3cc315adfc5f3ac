// Catch2 2 wants its main function compiled once; version 3 brings its own.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#else
namespace {
[[maybe_unused]] int nothing_to_define = 0;
}
#endif
