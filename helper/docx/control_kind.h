// Kinds of content controls, as far as their tags fill them (ISO/IEC 29500-1, 17.5.2; [MS-DOCX] has
// tick boxes and repeating sections).
#pragma once

namespace engross::docx {

enum class ControlKind : unsigned char {
  plain,    // words alone (w:text)
  rich,     // w:richText, or nothing that says otherwise
  date,     // w:date
  list,     // w:dropDownList: one of its items
  combo,    // w:comboBox: one of its items or any words
  tick,     // w14:checkbox
  section,  // w15:repeatingSection: its first item stands for every item of a list
};

}  // namespace engross::docx
