#include "tools/tenken/system_error.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace tenken::tools {

using schema::InputError;
using schema::Message;

namespace {

struct Known {
    int error;
    Message reason;
    Message advice;
};

const std::array<Known, 14>& known_errors() {
    static const std::array<Known, 14> errors{{
        {ENOENT,
         {"そのようなファイルはない", "there is no such file or folder"},
         {"名前とフォルダーを確かめてください", "Check the name and the folder"}},
        {ENOTDIR,
         {"途中の名前がフォルダーでない", "a part of the path is no folder"},
         {"名前とフォルダーを確かめてください", "Check the name and the folder"}},
        {EACCES,
         {"許可がない", "permission is denied"},
         {"ファイルとフォルダーの権限を確かめてください",
          "Check the permissions of the file and its folder"}},
        {EPERM,
         {"許可がない", "permission is denied"},
         {"ファイルとフォルダーの権限を確かめてください",
          "Check the permissions of the file and its folder"}},
        {EISDIR,
         {"フォルダーである", "it is a folder"},
         {"ファイルを指定してください", "Name a file"}},
        {ENOSPC,
         {"空き容量がない", "no space is left"},
         {"空きを作ってやり直してください", "Make room and try again"}},
        {EDQUOT,
         {"割り当てられた容量を使い切った", "the disk quota is used up"},
         {"空きを作ってやり直してください", "Make room and try again"}},
        {EFBIG,
         {"大きさの上限を超えた", "the size limit for files is exceeded"},
         {"上限（ulimit -f）を確かめてください", "Check the limit (ulimit -f)"}},
        {EROFS,
         {"書き込みのできないファイルシステムにある", "the file system is read-only"},
         {"ほかのフォルダーを指定してください", "Name another folder"}},
        {EPIPE,
         {"受け手が先に閉じた", "the reader closed it"},
         {"出力を最後まで読むか、-o でファイルに書いてください",
          "Read the whole output, or write to a file with -o"}},
        {EBADF,
         {"閉じられている", "it is closed"},
         {"-o でファイルに書いてください", "Write to a file with -o"}},
        {ENAMETOOLONG,
         {"名前が長すぎる", "the name is too long"},
         {"短い名前を指定してください", "Name a shorter one"}},
        {ELOOP,
         {"シンボリックリンクが循環している", "its symbolic links go in a circle"},
         {"リンクの先を確かめてください", "Check where the link points"}},
        {EMFILE,
         {"開けるファイルの数を超えた", "too many files are open"},
         {"上限（ulimit -n）を確かめてください", "Check the limit (ulimit -n)"}},
    }};
    return errors;
}

const Known* find_known(int error) {
    for (const Known& known : known_errors()) {
        if (known.error == error) {
            return &known;
        }
    }
    return nullptr;
}

}  // namespace

Message describe_errno(int error) {
    if (const Known* known = find_known(error); known != nullptr) {
        return known->reason;
    }
    const std::string text = std::strerror(error);
    return {"システムエラー " + std::to_string(error) + ": " + text,
            "system error " + std::to_string(error) + ": " + text};
}

InputError file_error(const std::string& file, const Message& what, int error) {
    const Message reason = describe_errno(error);
    const Known* known = find_known(error);
    return {file,
            {what.ja + "（" + reason.ja + "）", what.en + " (" + reason.en + ")"},
            known != nullptr ? known->advice
                             : Message{"ディスクや接続を確かめてやり直してください",
                                       "Check the disk or the connection and try again"}};
}

}  // namespace tenken::tools
