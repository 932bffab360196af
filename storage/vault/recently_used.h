#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

namespace redress::storage {

// A map of bounded size: what was not used for longest goes first. Not thread-safe.
template <typename Key, typename Value, typename Hash = std::hash<Key>>
class RecentlyUsed {
 public:
  explicit RecentlyUsed(std::size_t entries_max) : entries_max_(entries_max) {}

  // The value, now the one used last; null if it is not held. Valid until the next Put or Erase.
  [[nodiscard]] const Value* Find(const Key& key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &found->second->second;
  }

  void Put(const Key& key, Value value) {
    Erase(key);
    entries_.emplace_front(key, std::move(value));
    index_[key] = entries_.begin();
    if (entries_.size() <= entries_max_) return;
    index_.erase(entries_.back().first);
    entries_.pop_back();
  }

  void Erase(const Key& key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return;
    entries_.erase(found->second);
    index_.erase(found);
  }

 private:
  using Entries = std::list<std::pair<Key, Value>>;

  std::size_t entries_max_;
  Entries entries_;
  std::unordered_map<Key, typename Entries::iterator, Hash> index_;
};

}  // namespace redress::storage
