#include "engine/editions/check_name.h"

namespace redress::editions {

std::string NameOf(const v1::Check& check) {
  switch (check.rule_case()) {
    case v1::Check::kClock:
      return "clock " + check.clock();
    case v1::Check::kStated:
      return "stated " + check.stated().fact() + "." + check.stated().field();
    case v1::Check::kHeld:
      return "held " + check.held().fact();
    case v1::Check::kNamed:
      return v1::NamedCheck_Name(check.named()).substr(sizeof "NAMED_CHECK_" - 1);
    case v1::Check::kRegister:
      return "register";
    case v1::Check::RULE_NOT_SET:
      return {};
  }
  return {};
}

}  // namespace redress::editions
