#include "schema/shared_module.h"

#include <dlfcn.h>
#include <unistd.h>

#include "schema/error.h"

namespace tenken {

namespace {

std::string folder_of_program() {
    std::string path(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0) {
        return ".";
    }
    path.resize(static_cast<std::size_t>(length));
    return path.substr(0, path.find_last_of('/'));
}

}  // namespace

SharedModule open_shared_module(const std::string& file) {
    SharedModule module;
    const std::string folder = folder_of_program();
    for (const std::string& place : {folder, folder + "/../" TENKEN_MODULE_FOLDER}) {
        const std::string path = place + "/" + file;
        if (access(path.c_str(), R_OK) != 0) {
            continue;
        }
        module.found = true;
        module.handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (module.handle != nullptr) {
            module.problem.clear();
            return module;
        }
        const char* said = dlerror();
        module.problem = said != nullptr ? said : "unknown problem";
    }
    return module;
}

void* find_function(const SharedModule& module, const char* name) {
    return module.handle != nullptr ? dlsym(module.handle, name) : nullptr;
}

void* required_function(const std::string& file, const char* name, const schema::Message& problem) {
    const SharedModule module = open_shared_module(file);
    void* const found = find_function(module, name);
    if (found == nullptr) {
        const std::string why = module.problem.empty() ? "" : " (" + module.problem + ")";
        throw schema::InputError(file, {problem.ja + why, problem.en + why},
                                 {"tenken を入れ直してください", "Install tenken again"});
    }
    return found;
}

}  // namespace tenken
