# tenken_embed(TARGET NAME FILES...): compiles text files into TARGET, so that the program needs none
# of them at run time. They are found in the generated header "NAME.h":
#   namespace tenken::embedded { std::span<const File> NAME(); }  // File{path, content}
# `path` is relative to the folder that calls, files in the order given.
function(tenken_embed target name)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp")
    set(header "${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.h")
    set(inputs "")
    foreach(file IN LISTS ARGN)
        list(APPEND inputs "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    endforeach()
    string(REPLACE ";" "|" joined "${ARGN}")
    add_custom_command(
        OUTPUT "${source}" "${header}"
        COMMAND ${CMAKE_COMMAND} "-DNAME=${name}" "-DBASE=${CMAKE_CURRENT_SOURCE_DIR}"
                "-DFILES=${joined}" "-DSOURCE=${source}" "-DHEADER=${header}"
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
        DEPENDS ${inputs} "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
        VERBATIM
        COMMENT "Embedding ${name}")
    target_sources(${target} PRIVATE "${source}" "${header}")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/embedded")
endfunction()
