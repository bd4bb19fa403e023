// A checksum over the columns of a row. SQLite finds a damaged page by its structure; a flipped bit
// inside a name leaves the structure whole and would reach a will unseen.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace engross::store {

// SHA-256 in hexadecimal; every column goes in with its length, so that no two rows join to one
// text.
std::string seal(std::initializer_list<std::string_view> columns);

}  // namespace engross::store
