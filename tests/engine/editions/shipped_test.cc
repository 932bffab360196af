#include "engine/editions/shipped.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/editions/law.h"

namespace redress::editions {
namespace {

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<ShippedFile> All() {
  std::vector<ShippedFile> files(Shipped().begin(), Shipped().end());
  files.insert(files.end(), ShippedBeside().begin(), ShippedBeside().end());
  return files;
}

TEST(ShippedTest, ALandlordAdoptsTheOmbudsmansAndItsOwnCasework) {
  std::vector<std::string_view> names;
  for (const ShippedFile& file : Shipped()) names.push_back(file.name);
  EXPECT_EQ(names, (std::vector<std::string_view>{"england.textproto", "casework.textproto",
                                                  "housing_ombudsman_2022.textproto",
                                                  "housing_ombudsman_2024.textproto"}));
}

TEST(ShippedTest, EachIsByteForByteTheFileInTheTree) {
  const std::string folder = REDRESS_ENGINE_FOLDER;
  for (const ShippedFile& file : All()) {
    const bool is_calendar = file.kind == v1::LAW_KIND_CALENDAR;
    EXPECT_EQ(file.content,
              Read(folder + (is_calendar ? "/calendar/" : "/editions/") + std::string(file.name)));
    EXPECT_LE(file.content.size(), kFileBytesMax);
  }
}

// Its id, or why it is not sound.
std::string Parsed(const ShippedFile& file) {
  const auto said = [](const auto& parsed) {
    return parsed ? parsed->id() : parsed.error().message;
  };
  if (file.kind == v1::LAW_KIND_CALENDAR) return said(ParseCalendar(file.content, file.name));
  if (file.kind == v1::LAW_KIND_TARIFF) return said(ParseTariff(file.content, file.name));
  return said(ParseEdition(file.content, file.name));
}

TEST(ShippedTest, EachIsSoundAndHasTheIdOfItsFile) {
  for (const ShippedFile& file : All()) {
    std::string id(file.name.substr(0, file.name.find('.')));
    std::replace(id.begin(), id.end(), '_', '-');
    EXPECT_EQ(Parsed(file), id);
  }
}

TEST(ShippedTest, WhatWasNotReadFromItsSourceSaysSo) {
  std::vector<std::string> unconfirmed;
  for (const ShippedFile& file : All()) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    const auto edition = ParseEdition(file.content, file.name).value();
    if (edition.unconfirmed()) unconfirmed.push_back(edition.id());
  }
  EXPECT_EQ(unconfirmed,
            (std::vector<std::string>{"housing-ombudsman-2020", "scotland-model-procedure",
                                      "awaabs-law", "lgsco-2026", "data-protection"}));
}

TEST(ShippedTest, TheOmbudsmansEditionsListWhatTheyAskFor) {
  EXPECT_EQ(ParseEdition(Shipped()[2].content, "2022").value().provisions_size(), 71);
  EXPECT_EQ(ParseEdition(Shipped()[3].content, "2024").value().provisions_size(), 103);
}

}  // namespace
}  // namespace redress::editions
