// The authorities that this person's browsers and word processor go by, beside the system's own.
//
// Linux: the NSS database ~/.pki/nssdb, which Chromium, Chrome and Edge read; changed by certutil of
// the package libnss3-tools, and made when there is none. Windows: the person's own store of root
// certificates; Windows itself asks the person before it takes one or lets one go.
#pragma once

#include <string>

#include "base/error.h"

namespace engross::platform {

// Puts the authority of the file there. Every other one of Engross goes: a renewed certificate has
// left its old authority behind. not_found: the store, or the program that changes it, is not
// there; refused: the person or the store would not. What is there stays as it is then.
base::Result<void> trust_authority(const std::string& authority_file);

// Takes every authority of Engross out; says how many there were. No store: none.
base::Result<int> forget_authorities();

}  // namespace engross::platform
