// Catch2 version 2 or 3, whichever Debian has.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;  // a name of the global namespace's in version 2
#else
#include <catch2/catch.hpp>
#endif
