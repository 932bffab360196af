#include <cstdio>
#include <exception>

#include "services/redressd/options.h"
#include "services/redressd/run.h"

int main(int argc, char** argv) {
  using namespace redress::redressd;
  const auto options = ParseOptions(argc, argv);
  if (!options) {
    std::fputs(options.error().text.c_str(), options.error().code == 0 ? stdout : stderr);
    return options.error().code;
  }
  try {
    return Run(*options);
  } catch (const std::exception& thrown) {  // Of libraries, e.g. no time zone data on this machine.
    std::fprintf(stderr, "redressd: cannot go on: %s\n", thrown.what());
    return kCannotStart;
  }
}
