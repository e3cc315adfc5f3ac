#include "rules/targets/direction.h"

#include "schema/text.h"

namespace tenken::rules {
namespace {

Direction decided(Direction::Way way, std::string_view words) {
    return {way, Direction::By::words, std::string(words)};
}

/// What the words of one text say, unknown if nothing.
Direction by_words(const std::string& text, const Vocabulary& vocabulary) {
    if (const auto amount = vocabulary.pattern_list("amounts-of-reduction").find(text)) {
        return decided(Direction::Way::up, amount->text);
    }
    const auto down = vocabulary.word_list("down-is-good").find_last(text);
    const auto up = vocabulary.word_list("up-is-good").find_last(text);
    if (down || up) {
        // Where both stand the later one turns the earlier: 収入未済額, 滞納額の徴収率.
        const bool is_down = down && (!up || down->end >= up->end);
        return is_down ? decided(Direction::Way::down, down->word)
                       : decided(Direction::Way::up, up->word);
    }
    if (const auto weak = vocabulary.word_list("up-if-nothing-else").find_last(text)) {
        return decided(Direction::Way::up, weak->word);
    }
    return {};
}

}  // namespace

Direction::Way trend_of(const std::map<int, schema::Decimal>& targets) {
    bool rises = false;
    bool falls = false;
    const schema::Decimal* before = nullptr;
    for (const auto& [year, value] : targets) {
        rises = rises || (before != nullptr && *before < value);
        falls = falls || (before != nullptr && value < *before);
        before = &value;
    }
    if (rises == falls) {
        return Direction::Way::unknown;
    }
    return rises ? Direction::Way::up : Direction::Way::down;
}

Direction direction_of(const schema::Target& target, const ItemView& item,
                       const Vocabulary& vocabulary, const schema::Decimal* first_result,
                       const schema::Decimal& value,
                       const std::map<int, schema::Decimal>& targets) {
    if (target.baseline_year != 0) {
        // So much less, or more, than in the base year: the more of it the better.
        return {Direction::Way::up, Direction::By::relation, target.direction_words};
    }
    // 面積 is better large, but targets that shrink from year to year want it small.
    constexpr std::size_t clear_trend = 3;
    const Direction::Way trend = trend_of(targets);
    const bool of_indicator =
        !target.direction_words.empty() &&
        schema::squeeze(target.indicator).find(target.direction_words) != std::string::npos;
    if (of_indicator && trend != Direction::Way::unknown && targets.size() >= clear_trend &&
        (trend == Direction::Way::down) == (target.relation == schema::Relation::at_least)) {
        return {};
    }
    // 時間外勤務手当の縮減, 40百万円: by how much, or to what, only an indicator would tell.
    const bool only_named =
        schema::squeeze(target.indicator).empty() &&
        vocabulary.word_list("decrease-words").in(item.name) &&
        !vocabulary.word_list("decrease-words").in(schema::squeeze(target.printed)) &&
        (target.direction_words.empty() ||
         (schema::squeeze(target.printed).find(target.direction_words) == std::string::npos &&
          item.name.find(target.direction_words) != std::string::npos));
    if (only_named && targets.size() < clear_trend) {
        return {};
    }
    // 会議の開催回数, 310 at the start and 220 as the target: the word alone would want more.
    const bool only_weakly_up =
        target.relation == schema::Relation::at_least &&
        vocabulary.word_list("up-if-nothing-else").is(target.direction_words);
    // 軽症者の搬送割合 of 救急車の適正利用: the item's name says what the work is for.
    const bool only_of_name =
        target.relation == schema::Relation::at_least && !of_indicator &&
        !schema::squeeze(target.indicator).empty() && !target.direction_words.empty() &&
        schema::squeeze(target.printed).find(target.direction_words) == std::string::npos;
    // 適正利用, 適正化: what is proper may be less of it.
    if (only_of_name && item.name.find("適正" + target.direction_words) != std::string::npos) {
        return {};
    }
    if ((only_weakly_up || only_of_name) && first_result != nullptr && value < *first_result) {
        return {};
    }
    // 契約した施設の数, 5施設 of 時間外勤務の縮減: how often something was done is not what the
    // name wants less of.
    const std::string indicator = schema::squeeze(target.indicator);
    if (target.relation == schema::Relation::at_most && !target.direction_words.empty() &&
        indicator.find(target.direction_words) == std::string::npos &&
        schema::squeeze(target.printed).find(target.direction_words) == std::string::npos &&
        vocabulary.pattern_list("counts-of-deeds").in(indicator)) {
        return {};
    }
    if (!target.direction_words.empty() && target.relation != schema::Relation::equal &&
        target.relation != schema::Relation::about) {
        return {target.relation == schema::Relation::at_most ? Direction::Way::down
                                                             : Direction::Way::up,
                Direction::By::relation, target.direction_words};
    }
    if (trend != Direction::Way::unknown && targets.size() >= clear_trend) {
        return {trend, Direction::By::targets, ""};
    }
    for (const std::string& text :
         {schema::squeeze(target.indicator), schema::squeeze(target.printed)}) {
        const Direction found = by_words(text, vocabulary);
        if (found.way != Direction::Way::unknown) {
            return found;
        }
    }
    if (trend != Direction::Way::unknown) {
        return {trend, Direction::By::targets, ""};
    }
    const Direction named = by_words(item.name, vocabulary);
    if (named.way != Direction::Way::unknown) {
        return item.name.find("適正" + named.words) != std::string::npos ? Direction() : named;
    }
    const bool to_and_fro = targets.size() >= clear_trend && trend == Direction::Way::unknown;
    if (first_result != nullptr && *first_result != value && !to_and_fro) {
        return {*first_result < value ? Direction::Way::up : Direction::Way::down,
                Direction::By::start, ""};
    }
    return {};
}

schema::Message said(const Direction& direction) {
    if (direction.way == Direction::Way::unknown) {
        return {"向きは不明", "direction unknown"};
    }
    const bool up = direction.way == Direction::Way::up;
    std::string ja = up ? "大きいほどよい" : "小さいほどよい";
    std::string en = up ? "more is better" : "less is better";
    switch (direction.by) {
        case Direction::By::relation:
        case Direction::By::words:
            ja += "（「" + direction.words + "」による）";
            en += " (from \"" + direction.words + "\")";
            break;
        case Direction::By::targets:
            ja += "（年度ごとの目標の推移による）";
            en += " (from how the targets go over the years)";
            break;
        case Direction::By::start:
            ja += "（計画の初めの値との関係による）";
            en += " (from where it stood at the start)";
            break;
        case Direction::By::nothing:
            break;
    }
    return {ja, en};
}

}  // namespace tenken::rules
