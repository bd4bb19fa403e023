// Word's own merge fields: { MERGEFIELD Name \* Upper } and { IF { MERGEFIELD … } = "…" "…" "…" }.
// A part that has some is rewritten with marks in their place, <<Name | upper>> and
// <<if …>>…<<else>>…<<end if>>, so that everything a mark can do holds for them too. Other fields,
// and conditions on them alone, stay Word's (ECMA-376-1, 17.16.5.22, 17.16.5.27, 17.16.4).
#pragma once

#include <memory>
#include <vector>

#include "docx/mark.h"
#include "docx/source.h"

namespace engross::docx {

// The part with marks for its merge fields, or as it is when it has none. Its paragraphs are the
// same. Fields that cannot be put so are faults ("field-code"), and stay.
base::Result<std::unique_ptr<Part>> with_fields_as_marks(std::unique_ptr<Part> part,
                                                         const Source& source,
                                                         const expression::OtherNames& names,
                                                         std::vector<MarkFault>& faults);

}  // namespace engross::docx
