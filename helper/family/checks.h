// The doubts that people raise by what their records hold and beside each other. They are asked of
// an import and again of what the review made of it; neither keeps them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "family/family.h"

namespace engross::family {

// The full name, or "contact 12" where there is none.
std::string called(const matter::Contact& contact);
std::string called(const Person& person);

// Makes a company with a family word a party, and says so.
void doubt_company(Person& person);
// A company does not die, whatever its word says of whom it serves.
void spare_company(Classification& read);

std::optional<Doubt> doubt_name(const Person& person);
std::optional<Doubt> doubt_client_name(const matter::Contact& client);

// Of children and grandchildren: no birth date, not younger than the client.
std::vector<Doubt> doubt_age(const Person& person, const matter::Contact& client);

std::optional<Doubt> doubt_spouses(const std::vector<const Person*>& spouses);
// Of a spouse beside another one: a word that may mean something else.
std::optional<Doubt> doubt_word_beside(const Person& spouse, const Vocabulary& vocabulary);

// Raised by how the relationship is put, so that no record settles it: a guard word, two roles,
// a family word on a company.
bool is_of_word(const Doubt& doubt);

}  // namespace engross::family
