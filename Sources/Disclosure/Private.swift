/// A value that nobody but the disclosure policy and the scan of the output can open.
///
/// Reading makes them; this module alone opens them. Elsewhere a private value can't become text:
/// there is no access to what it holds, and naming it in a text in quotation marks doesn't compile.
/// What takes any value, such as `print`, shows that something private is there and nothing of it.
///
/// Source: the Personal Data Protection Act B.E. 2562, s.22 (what is necessary) and s.26 (health).
public struct Private<Value> {
  /// What is private; for the policy and the scan.
  let value: Value

  /// Seals a value.
  public init(_ value: Value) { self.value = value }
}

extension Private: Sendable where Value: Sendable {}
extension Private: Equatable where Value: Equatable {}
extension Private: Hashable where Value: Hashable {}

extension Private: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// That something private is here.
  public var description: String { "‹private›" }
  /// The same.
  public var debugDescription: String { description }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DefaultStringInterpolation {
  /// Refuses a private value in a text: every module treats this warning as an error.
  @available(
    *, deprecated, message: "A private value can't become text; the policy discloses values."
  )
  public mutating func appendInterpolation<Value>(_ value: Private<Value>) {
    appendLiteral(value.description)
  }
}

/// A value that the disclosure policy has let out: what pages and open data are made from.
///
/// Nobody else can make one, so that a template or an export that takes only disclosed values can't
/// be given anything else.
@dynamicMemberLookup
public struct Disclosed<Value> {
  /// What may be published.
  public let value: Value

  /// Only this module discloses.
  init(_ value: Value) { self.value = value }

  /// A part of what may be published.
  public subscript<Part>(dynamicMember part: KeyPath<Value, Part>) -> Part {
    value[keyPath: part]
  }
}

extension Disclosed: Sendable where Value: Sendable {}
extension Disclosed: Equatable where Value: Equatable {}
extension Disclosed: Hashable where Value: Hashable {}
