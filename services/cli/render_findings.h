#pragma once

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "redress/v1/law.pb.h"
#include "redress/v1/views.pb.h"

#include "services/cli/style.h"

namespace redress::cli {

// Which findings are shown.
enum class Findings { kToActOn, kAll };

// How many of each verdict, then a table: the gravest first, in the edition's order.
[[nodiscard]] std::string RenderFindings(
    const google::protobuf::RepeatedPtrField<v1::Finding>& findings, Findings which,
    const Style& style);

// All findings under a heading of their own, on the page of a record. Nothing where there are none.
[[nodiscard]] std::string RenderVerdicts(
    const google::protobuf::RepeatedPtrField<v1::Finding>& findings, const Style& style);

// The provisions of an edition and how each is covered, as a table for people.
[[nodiscard]] std::string RenderProvisions(const v1::Edition& edition, const Style& style);

// The same as Markdown.
[[nodiscard]] std::string MarkdownProvisions(const v1::Edition& edition);

}  // namespace redress::cli
