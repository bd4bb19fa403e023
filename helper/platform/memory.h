// The memory of this process: how much it has needed, and what becomes of what it frees.
#pragma once

#include <optional>

namespace engross::platform {

// The most physical memory it ever held, in KiB, its program text included; nothing where the
// system does not say. Counts this process alone, not the one that started it.
std::optional<long> peak_memory_kb();

// What is freed stays with the process for its next document. To hand pages back and fetch them
// anew takes three times as long as to fill a document of 145 pages (measured). A process that
// waits for work hands them back by itself: see stop.h.
void keep_freed_memory();

// Threads that come later share so many heaps: with one for each thread, as the system has it, what
// one frees does not serve the next, and a helper that has been busy stays large.
void share_heaps(int most);

}  // namespace engross::platform
