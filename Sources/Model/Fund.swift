/// A fund: who it is, before any of its books is read.
public struct Fund: Hashable, Sendable {
  /// A fund's number: the place's code and a serial, like `990101-01`.
  ///
  /// The code of a place alone is never a fund's number: a sub-district may have several funds.
  public struct ID: Hashable, Comparable, Sendable {
    /// The number as it is written.
    public let text: String

    /// A number of ASCII letters, digits and single hyphens, at most 40; `nil` for anything
    /// else, also for six digits alone, which are a place.
    public init?(_ text: String) {
      let bytes = Array(text.utf8)
      guard (1...40).contains(bytes.count) else { return nil }
      var last = UInt8(ascii: "-")
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"):
          break
        case UInt8(ascii: "-") where last != byte: break
        default: return nil
        }
        last = byte
      }
      let digitsOnly = bytes.allSatisfy { (0x30...0x39).contains($0) }
      guard last != UInt8(ascii: "-"), !(digitsOnly && bytes.count == 6) else { return nil }
      self.text = text
    }

    /// The number as it stands in an address: in lower case.
    public var address: String { text.lowercased() }

    /// Orders as text.
    public static func < (left: ID, right: ID) -> Bool { left.text < right.text }
  }

  /// Where a fund stands in its life.
  public enum Status: String, CaseIterable, Sendable {
    case forming
    case active
    case receivingMatch = "receiving_match"
    case dormant
    case dissolved
  }

  /// Where a fund works.
  public struct Location: Hashable, Sendable {
    /// The sub-district or municipality.
    public let tambon: Words?
    /// The district.
    public let district: Words?
    /// The province.
    public let province: Words?

    /// A location; parts that nobody named stay empty.
    public init(tambon: Words? = nil, district: Words? = nil, province: Words? = nil) {
      self.tambon = tambon
      self.district = district
      self.province = province
    }
  }

  /// A person who answers for the fund; published because of the role.
  public struct CommitteeMember: Hashable, Sendable {
    /// The name.
    public let name: Words
    /// The role.
    public let role: Words
    /// The first year of the term, of the Common Era.
    public let from: Int?
    /// The last year of the term, of the Common Era.
    public let to: Int?

    /// A member of the committee.
    public init(name: Words, role: Words, from: Int?, to: Int?) {
      self.name = name
      self.role = role
      self.from = from
      self.to = to
    }
  }

  /// How many members a fund had on a day.
  public struct Membership: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// On which day.
    public let asOf: Day?

    /// A count of members.
    public init(count: Int, asOf: Day?) {
      self.count = count
      self.asOf = asOf
    }
  }

  /// The number.
  public let id: ID
  /// The name.
  public let name: Words
  /// Where it works.
  public let location: Location
  /// When it was founded.
  public let founded: Occasion?
  /// Where it stands in its life.
  public let status: Status?
  /// How many members it has.
  public let membership: Membership?
  /// How to reach it.
  public let contact: Contact?
  /// Who answers for it.
  public let committee: [CommitteeMember]
  /// Why published figures were changed.
  public let restatements: [Restatement]
  /// What a member can claim.
  public let benefits: [Benefit]
  /// What others promised to pay.
  public let pledges: [Pledge]

  /// A fund.
  public init(
    id: ID, name: Words, location: Location = Location(), founded: Occasion? = nil,
    status: Status? = nil, membership: Membership? = nil, contact: Contact? = nil,
    committee: [CommitteeMember] = [],
    restatements: [Restatement] = [], benefits: [Benefit] = [], pledges: [Pledge] = []
  ) {
    self.id = id
    self.name = name
    self.location = location
    self.founded = founded
    self.status = status
    self.membership = membership
    self.contact = contact
    self.committee = committee
    self.restatements = restatements
    self.benefits = benefits
    self.pledges = pledges
  }
}

/// How to reach somebody who answers questions.
public struct Contact: Hashable, Sendable {
  /// Who answers.
  public let name: Words?
  /// Where.
  public let address: Words?
  /// By electronic mail.
  public let email: String?
  /// By telephone, as it is dialled.
  public let phone: String?

  /// A contact; parts that nobody gave stay empty.
  public init(
    name: Words? = nil, address: Words? = nil, email: String? = nil, phone: String? = nil
  ) {
    self.name = name
    self.address = address
    self.email = email
    self.phone = phone
  }
}
