#include "storage/log/database.h"
#include "tests/storage/store_contract.h"

namespace redress::storage {
namespace {

class DatabaseHolder {
 public:
  DatabaseHolder() { Reopen(); }

  ports::Store& store() { return *database_; }
  void Reopen() {
    database_.reset();
    auto opened = OpenDatabase({.path = folder_.Path()});
    if (!opened) throw std::runtime_error(opened.error().message);
    database_ = std::move(*opened);
  }

 private:
  Folder folder_;
  std::unique_ptr<Database> database_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(RocksDb, StoreContract, DatabaseHolder);

}  // namespace
}  // namespace redress::storage
