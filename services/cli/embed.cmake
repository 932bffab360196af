# Writes the bytes of INPUT as a function to OUTPUT: cmake -DINPUT=... -DOUTPUT=... -P embed.cmake
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE ${OUTPUT} "#include \"services/cli/contract_files.h\"

namespace redress::cli {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}};
}  // namespace
std::string_view ContractFiles() { return {reinterpret_cast<const char*>(kBytes), sizeof(kBytes)}; }
}  // namespace redress::cli
")
