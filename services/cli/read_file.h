#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

#include <tl/expected.hpp>

namespace redress::cli {

// A file's text, or what is wrong with it: "expected ..., but ...".
using FileText = tl::expected<std::string, std::string>;

// The whole of a file, if it can be read and has at most `bytes_max` bytes.
[[nodiscard]] FileText ReadFile(const std::string& path, std::size_t bytes_max);

// The same of what is left of `in`, which a fault calls `name`.
[[nodiscard]] FileText ReadAll(std::istream& in, const std::string& name, std::size_t bytes_max);

// Lets `write` write a file, in the place of what is there. A fault: it could not be written whole.
[[nodiscard]] tl::expected<void, std::string> WriteFile(
    const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace redress::cli
