#include <algorithm>

#include "services/letters/layout/sheet.h"

namespace redress::letters {
namespace {

constexpr std::string_view kStyle =
    "@page{size:A4;margin:2.2cm}"
    "body{margin:2em auto;padding:0 1em;max-width:42em;background:#fff;color:#111;"
    "font-family:Arial,Helvetica,sans-serif;line-height:1.5;overflow-wrap:anywhere}"
    "h1,h2,h3{line-height:1.25;break-after:avoid;margin:1.3em 0 .5em}"
    "h1{font-size:1.35em}h2{font-size:1.15em}h3{font-size:1em}"
    "p,ul{margin:0 0 .9em}li{margin-bottom:.35em}p,li{orphans:3;widows:3}"
    "mark{background:#fff3b0;color:#111;outline:1px solid #b00020;padding:0 .2em}"
    "@media print{body{margin:0;padding:0;max-width:none}}";

std::string Escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// Whether any of it may be written from right to left: then it is kept apart, so that it turns
// nothing around it. The blocks from U+0590 to U+08FF, U+FB1D on, and the marks U+200E and U+200F,
// by their first bytes.
bool MayTurn(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0xd6 && byte <= 0xdf) return true;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xe0\xa0") || rest.starts_with("\xe0\xa1") ||
        rest.starts_with("\xe0\xa2") || rest.starts_with("\xe0\xa3") ||
        rest.starts_with("\xef\xac") || rest.starts_with("\xef\xad") ||
        rest.starts_with("\xef\xb7") || rest.starts_with("\xef\xb9") ||
        rest.starts_with("\xef\xba") || rest.starts_with("\xf0\x90") ||
        rest.starts_with("\xf0\x9e") || rest.starts_with("\xe2\x80\x8e") ||
        rest.starts_with("\xe2\x80\x8f")) {
      return true;
    }
  }
  return false;
}

void WriteRun(const Run& run, std::string& out) {
  switch (run.kind) {
    case Run::Kind::kWords:
      out += Escaped(run.text);
      return;
    case Run::Kind::kValue:
      out += MayTurn(run.text) ? "<bdi>" + Escaped(run.text) + "</bdi>" : Escaped(run.text);
      return;
    case Run::Kind::kGap:
      out += "<mark>" + Escaped(run.text) + "</mark>";
      return;
    case Run::Kind::kLineEnd:
      out += "<br>";
      return;
  }
}

void WriteLine(const Line& line, std::string& out) {
  for (const Run& run : line) WriteRun(run, out);
}

void WriteBlock(const Block& block, std::string& out) {
  const auto around = [&](std::string_view tag) {
    out += "<" + std::string(tag) + ">";
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      if (i > 0) out += "<br>\n";
      WriteLine(block.lines[i], out);
    }
    out += "</" + std::string(tag) + ">\n";
  };
  switch (block.kind) {
    case Block::Kind::kTitle:
      return around("h1");
    case Block::Kind::kHeading:
      return around("h2");
    case Block::Kind::kSubheading:
      return around("h3");
    case Block::Kind::kParagraph:
      return around("p");
    case Block::Kind::kList:
      out += "<ul>\n";
      for (const Line& line : block.lines) {
        out += "<li>";
        WriteLine(line, out);
        out += "</li>\n";
      }
      out += "</ul>\n";
      return;
  }
}

std::string TitleOf(const Sheet& sheet) {
  const auto found = std::find_if(sheet.begin(), sheet.end(), [](const Block& block) {
    return block.kind == Block::Kind::kTitle;
  });
  if (found == sheet.end()) return "Letter";
  std::string title;
  for (const Run& run : found->lines.front())
    title += run.kind == Run::Kind::kLineEnd ? " " : run.text;
  return title;
}

}  // namespace

std::string WriteHtml(const Sheet& sheet, std::string_view language, Print print) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + Escaped(language) +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>" +
                    Escaped(TitleOf(sheet)) + "</title>\n<style>";
  out += kStyle;
  out += print == Print::kLarge ? "body{font-size:18pt}" : "body{font-size:12pt}";
  out += "</style>\n</head>\n<body>\n<main>\n";
  for (const Block& block : sheet) WriteBlock(block, out);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace redress::letters
