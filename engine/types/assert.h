#pragma once

#include <cstdio>
#include <cstdlib>

// Aborts, in every build, when `condition` does not hold: a bug of ours, never a caller's mistake.
// Nothing personal is printed: only the condition's text and where it stands.
#define REDRESS_ASSERT(condition)                                                            \
  do {                                                                                       \
    if (!(condition)) [[unlikely]] {                                                         \
      std::fprintf(stderr, "%s:%d: expected %s, but it does not hold\n", __FILE__, __LINE__, \
                   #condition);                                                              \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)
