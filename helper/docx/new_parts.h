// What a package needs for a part more: its content type, and the relation by which the main part
// finds it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/changed_entries.h"
#include "docx/package.h"

namespace engross::docx {

// A part's name without a slash in front, and its content type.
using PartType = std::pair<std::string, std::string_view>;

// Declares those that the package does not take for what they are. Nothing is added to `changed`
// where it fails.
base::Result<void> declare_types(const Package& package, const std::vector<PartType>& parts,
                                 ChangedEntries& changed);

// Adds the elements that `written` gives, for the prefix that they are to have, to the relations of
// `part`, which may have none so far.
base::Result<void> extend_relations(
    const Package& package, std::string_view part,
    const std::function<std::string(const std::string& prefix)>& written, ChangedEntries& changed);

// Relates the main part to `part` under an id of its own that begins with `id_stem`. `kind` is the
// last step of the type, "comments"; `strict` names it as ISO/IEC 29500 Strict does.
base::Result<void> relate_main(const Package& package, std::string_view id_stem,
                               std::string_view kind, std::string_view part, bool strict,
                               ChangedEntries& changed);

// The whole type of a relation of this kind.
std::string relation_type(std::string_view kind, bool strict);

}  // namespace engross::docx
