# Every library that is not ours, as an imported target, from Debian's packages.
find_package(PkgConfig REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
# Of OpenSSL nearly every run needs SHA-256 only. Its archive gives just that; the shared library
# takes a tenth as long to load as a short report to read.
find_library(CRYPTO_ARCHIVE libcrypto.a)
add_library(tenken_sha INTERFACE IMPORTED)
target_include_directories(tenken_sha INTERFACE "${OPENSSL_INCLUDE_DIR}")
if(CRYPTO_ARCHIVE)
    target_link_libraries(tenken_sha INTERFACE "${CRYPTO_ARCHIVE}")
else()
    target_link_libraries(tenken_sha INTERFACE OpenSSL::Crypto)
endif()
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(tinyxml2 REQUIRED)
find_package(nlohmann_json REQUIRED)

pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)

# The same of FreeType and zlib with what FreeType stands on: five shared libraries take a fifth of the
# time that the program needs to start, and font files are read by little of them.
add_library(tenken_freetype INTERFACE IMPORTED)
add_library(tenken_zlib INTERFACE IMPORTED)
target_include_directories(tenken_freetype INTERFACE ${FREETYPE_INCLUDE_DIRS})
target_include_directories(tenken_zlib INTERFACE ${ZLIB_INCLUDE_DIRS})
set(archives "")
# What FreeType stands on differs between versions of Debian. zlib serves the others: it comes last.
set(names ${FREETYPE_STATIC_LIBRARIES})
list(REMOVE_ITEM names m z)
list(REMOVE_DUPLICATES names)
foreach(name ${names} z)
    find_library(${name}_ARCHIVE lib${name}.a)
    list(APPEND archives "${${name}_ARCHIVE}")
endforeach()
if(archives MATCHES "NOTFOUND")
    target_link_libraries(tenken_freetype INTERFACE PkgConfig::FREETYPE)
    target_link_libraries(tenken_zlib INTERFACE ZLIB::ZLIB)
else()
    target_link_libraries(tenken_freetype INTERFACE ${archives} m)
    target_link_libraries(tenken_zlib INTERFACE "${z_ARCHIVE}")
endif()

# Of what stands alone, and is small, the archive is taken too: loading two of them takes 3 % of a short
# report's time.
function(tenken_alone name prefix library)
    add_library(${name} INTERFACE IMPORTED)
    target_include_directories(${name} INTERFACE ${${prefix}_INCLUDE_DIRS})
    find_library(${prefix}_ARCHIVE lib${library}.a)
    set(needs ${${prefix}_STATIC_LIBRARIES})
    list(REMOVE_ITEM needs ${library} pthread)
    if(${prefix}_ARCHIVE AND NOT needs)
        target_link_libraries(${name} INTERFACE "${${prefix}_ARCHIVE}" Threads::Threads)
    else()
        target_link_libraries(${name} INTERFACE PkgConfig::${prefix})
    endif()
endfunction()
find_package(Threads REQUIRED)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
# Streams that are sound are inflated at once by libdeflate, the others by zlib as far as they go.
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
tenken_alone(tenken_seccomp SECCOMP seccomp)
tenken_alone(tenken_deflate DEFLATE deflate)
tenken_alone(tenken_re2 RE2 re2)

# Only the module that reads pictures needs these.
pkg_check_modules(TESSERACT REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET lept)
find_library(JBIG2DEC_LIBRARY jbig2dec REQUIRED)
find_path(JBIG2DEC_INCLUDE jbig2.h REQUIRED)
add_library(jbig2dec INTERFACE IMPORTED)
target_link_libraries(jbig2dec INTERFACE "${JBIG2DEC_LIBRARY}")
target_include_directories(jbig2dec INTERFACE "${JBIG2DEC_INCLUDE}")

# Found by hand: Debian 13's xlsxwriter.pc asks for a minizip.pc that its package does not depend on.
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
add_library(tenken_xlsxwriter UNKNOWN IMPORTED)
set_target_properties(tenken_xlsxwriter PROPERTIES
    IMPORTED_LOCATION "${XLSXWRITER_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${XLSXWRITER_INCLUDE_DIR}")

# libpodofo-dev has no CMake config; headers come in as SYSTEM so that our warnings pass them by.
pkg_check_modules(PODOFO REQUIRED IMPORTED_TARGET libpodofo)
