import Dispatch
import Synchronization

/// Does the same work for many items on a few threads, the results in the order of the items.
///
/// The only concurrency in the house. Each worker takes the next item when it is done with one,
/// so that one large fund doesn't hold up the rest.
public func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], workers: Int, _ work: @Sendable (Item) -> Result
) -> [Result] {
  guard workers > 1, items.count > 1 else { return items.map(work) }
  let next = Atomic<Int>(0)
  let results = Mutex([Result?](repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: min(workers, items.count)) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < items.count else { return }
      let result = work(items[index])
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
