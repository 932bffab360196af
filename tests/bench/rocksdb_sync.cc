// What the disk and RocksDB give without us: N threads, each putting one 512-byte value with sync,
// for a while. Prints one line of JSON. The ceiling that `tests/bench/run` compares with.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <rocksdb/db.h>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: rocksdb_sync FOLDER THREADS SECONDS\n");
    return 2;
  }
  const int threads = std::atoi(argv[2]);
  const double seconds = std::atof(argv[3]);
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  if (const auto status = rocksdb::DB::Open(options, argv[1], &opened); !status.ok()) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 1;
  }
  const std::unique_ptr<rocksdb::DB> db(opened);
  std::atomic<std::uint64_t> puts = 0;
  std::atomic<bool> stop = false;
  std::vector<std::thread> workers;
  const auto begun = std::chrono::steady_clock::now();
  for (int t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      rocksdb::WriteOptions write;
      write.sync = true;
      const std::string value(512, 'v');
      while (!stop) {
        const std::string key = std::to_string(++puts);
        if (!db->Put(write, key, value).ok()) std::abort();
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  for (auto& worker : workers) worker.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("{\"mode\":\"rocksdb-sync-put\",\"in_flight\":%d,\"calls_per_second\":%.0f}\n",
              threads, static_cast<double>(puts) / took.count());
  return 0;
}
