#pragma once

#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace redress::cli {

// A message from its text form, so that a test shows what it is about.
template <typename Message>
Message Make(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

}  // namespace redress::cli
