# Script behind tenken_embed: writes a C++ file that holds text files as raw string literals.
# Literals are cut every 8,000 characters because compilers need only accept 65,536.
string(REPLACE "|" ";" FILES "${FILES}")
set(body "")
foreach(file IN LISTS FILES)
    file(READ "${BASE}/${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
    string(LENGTH "${escaped}" length)
    set(at 0)
    set(literal "")
    while(at LESS length)
        string(SUBSTRING "${escaped}" ${at} 8000 part)
        string(APPEND literal "\n        \"${part}\"")
        math(EXPR at "${at} + 8000")
    endwhile()
    if(length EQUAL 0)
        set(literal "\"\"")
    endif()
    math(EXPR bytes "${length} / 4")
    string(APPEND body "    {\"${file}\", {${literal}, ${bytes}}},\n")
endforeach()
file(WRITE "${HEADER}.new" "// Generated. See cmake/TenkenEmbed.cmake.
#pragma once
#include <span>
#include <string_view>
namespace tenken::embedded {
#ifndef TENKEN_EMBEDDED_FILE
#define TENKEN_EMBEDDED_FILE
struct File {
    std::string_view path;
    std::string_view content;
};
#endif
std::span<const File> ${NAME}();
}  // namespace tenken::embedded
")
file(WRITE "${SOURCE}.new" "// Generated. See cmake/TenkenEmbed.cmake.
#include \"${NAME}.h\"
namespace {
constexpr tenken::embedded::File files[] = {
${body}};
}  // namespace
namespace tenken::embedded {
std::span<const File> ${NAME}() { return files; }
}  // namespace tenken::embedded
")
file(RENAME "${HEADER}.new" "${HEADER}")
file(RENAME "${SOURCE}.new" "${SOURCE}")
