// The words of reports, from XML files: which label announces what, and the words of sentences.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::report {

/// What a label says about the cells it governs. Names as in vocabulary.xsd.
enum class Field {
    none,
    item_number,
    name,
    department,
    section,          ///< 大項目, 基本方針: the heading an item stands under
    content,          ///< 取組内容
    target,           ///< 目標値
    indicator,        ///< 指標名: what the figures beside it measure
    baseline,         ///< 現状値
    planned,          ///< 計画
    actual,           ///< 実績
    plan_and_actual,  ///< 年度行動計画及び実績: the cells below say themselves which
    progress,         ///< 進捗状況: a text or a grade, told by what stands there
    grade,            ///< 評価
    effect,           ///< 効果額
    rate,             ///< 達成率
    difference,       ///< 差引
    unit,             ///< 単位
    kind,             ///< 区分: the cells below are labels themselves
    year_axis,        ///< 年度
    total,            ///< 合計
    count,            ///< 件数
    schedule,         ///< 実施時期: a year stands there as a value, not as a label
    remark,           ///< known, and of no use to the model
};

/// A list of words and patterns over NFKC text without white space; Latin letters in either case.
class WordSet {
  public:
    struct Hit {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    WordSet();
    ~WordSet();
    WordSet(WordSet&&) noexcept;
    WordSet& operator=(WordSet&&) noexcept;

    /// True if the whole of `squeezed` is one of the words.
    bool matches(std::string_view squeezed) const;
    /// The first place at or after `from` where one of them stands.
    std::optional<Hit> find(std::string_view text, std::size_t from = 0) const;
    /// How many bytes of one of them stand at the beginning of the text; 0 for none.
    std::size_t prefix(std::string_view text) const;
    bool contains(std::string_view text) const;

  private:
    friend class VocabularyLoader;
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

class Vocabulary {
  public:
    Vocabulary();
    ~Vocabulary();
    Vocabulary(Vocabulary&&) noexcept;
    Vocabulary& operator=(Vocabulary&&) noexcept;

    /// The field that a label text announces (squeezed, no brackets); none if it is no label word.
    Field field(std::string_view squeezed) const;
    /// True if it is one of the words as they stand, not only shaped like one.
    bool is_word(std::string_view squeezed) const;
    /// The list of that id; throws std::logic_error if no file has it.
    const WordSet& words(std::string_view id) const;
    std::vector<std::string> word_ids() const;  ///< sorted

  private:
    friend class VocabularyLoader;
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// One file of a vocabulary, with its name for messages.
struct VocabularyFile {
    std::string_view name;
    std::string_view content;
};

/// Reads vocabulary files (urn:tenken:vocabulary:1, vocabulary.xsd). Throws schema::InputError with
/// file and line for what is not well formed, unknown, listed under two fields, or no RE2 pattern.
Vocabulary load_vocabulary(const std::vector<VocabularyFile>& files);

/// The files that ship, as the build has compiled them.
Vocabulary compiled_vocabulary();

}  // namespace tenken::report
